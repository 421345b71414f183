"""Run in a process of its own: starts the application anew in each of many environments.

Reads a list of environments from its input, as JSON, each with the words of a command of
``manage.py`` or with none, and prints one ``[status, out, err]`` each. It has loaded the code that
the settings need and what reads the evidence, and no settings; each start is a child of it, which
reads its environment as the first thing it does, as a process of a host would.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from typing import IO

import django.core.management
import django.core.wsgi
import django.template.defaulttags  # noqa: F401

import decision_aid.environment
import decision_aid.evidence_base.base  # noqa: F401


def started(env: Mapping[str, str], command: Sequence[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if not child:
            _start(env, command, out, err)
        _, ended = os.waitpid(child, 0)
        for each in (out, err):
            each.seek(0)
        return os.waitstatus_to_exitcode(ended), out.read(), err.read()


def _start(env: Mapping[str, str], command: Sequence[str], out: IO[str], err: IO[str]) -> None:
    status = 1
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.environ.clear()
        os.environ.update(env)
        if command:
            sys.argv = ["manage.py", *command]
            runpy.run_path("manage.py", run_name="__main__")
        else:
            import decision_aid.wsgi  # noqa: F401

            print("started")
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    assert not {"decision_aid.settings", "decision_aid.wsgi"} & set(sys.modules)
    print(json.dumps([started(*each) for each in json.load(sys.stdin)]))
