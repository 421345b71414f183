"""The WSGI application; ``serve.py`` runs it, and any WSGI server can."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
application = get_wsgi_application()
