"""Headers that every answer bears just so, and those that none bears."""

from __future__ import annotations

EXACTLY = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
NEVER_SENT = ("Server", "X-Powered-By", "ETag", "Last-Modified", "Access-Control-Allow-Origin")
