"""What the proxy's file says, read as nginx reads it: a line that is gone is missed here."""

from __future__ import annotations

import re

from tests.load.host.stack import ROOT

WORDS = (ROOT / ".serve" / "nginx.conf").read_text(encoding="utf-8")
LINES = re.sub(r"(?m)(^|\s)#.*$", "", WORDS)


def _said(name: str) -> list[str]:
    """Every value of a directive, wherever it stands."""
    return [" ".join(each.split()) for each in re.findall(rf"(?m)^\s*{name}\s+([^;]+);", LINES)]


def test_nothing_of_a_visit_is_written_down() -> None:
    """A log, a page that is longer than the memory for it, a form, a cache of pages."""
    assert _said("access_log") == ["off"]
    assert _said("error_log") == ["stderr emerg"]
    assert _said("proxy_max_temp_file_size") == ["0"]
    largest = [each for each in _said("client_max_body_size") if each != "0"]
    assert _said("client_body_buffer_size") == largest
    assert not re.search(r"(proxy_cache|proxy_store|fastcgi|client_body_in_file_only)\b", LINES)


def test_only_ciphers_that_no_later_key_opens_and_no_old_protocol() -> None:
    assert _said("ssl_protocols") == ["TLSv1.2 TLSv1.3"]
    (ciphers,) = _said("ssl_ciphers")
    for each in ciphers.split(":"):
        assert re.fullmatch(r"ECDHE-(ECDSA|RSA)-(AES\d+-GCM-SHA\d+|CHACHA20-POLY1305)", each)
    assert _said("ssl_session_tickets") == ["off"]


def test_a_process_that_is_busy_is_asked_once_and_not_left_alone_too_soon() -> None:
    """Work that is asked for twice where there is least time for it ends in "busy" for many."""
    assert "least_conn;" in LINES
    assert _said("proxy_read_timeout")[0] == "20s"
    assert _said("server 127.0.0.1:8001") == ["max_fails=1 fail_timeout=10s", "max_fails=0 backup"]


def test_whoever_asks_without_tls_or_for_another_name_gets_no_page() -> None:
    assert _said("return")[:2] == ["301 https://$server_name$request_uri", "444"]
    assert "listen 443 default_server ssl http2;" in LINES


def test_the_app_is_told_nothing_of_the_network_address() -> None:
    headers = dict(each.split(" ", 1) for each in _said("proxy_set_header"))
    assert headers["X-Forwarded-For"] == '""'
    assert "$remote_addr" not in " ".join(headers.values())
