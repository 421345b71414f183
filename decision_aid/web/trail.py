"""Where a page stands in the library: breadcrumbs, the last without a link."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

Crumb = tuple[str, str]
"""Name and address."""


def evidence_trail(*inner: Crumb) -> tuple[Crumb, ...]:
    return ((_("Evidence"), reverse("evidence")), *inner)


def crumb(name: str, view: str) -> Crumb:
    return name, reverse(view)
