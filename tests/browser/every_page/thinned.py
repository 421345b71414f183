"""By day, of what a page shows many times in the same way, some: its whole kind, and the longest.

Of three or more siblings that are alike stay the one with the most words, the one with the longest
word, and each that holds a kind of element of which nothing has stayed before it. Headings, terms
with what is said of them, cells and drawings stay. At night a page is looked at whole.
"""

from __future__ import annotations

from playwright.sync_api import Page

_THIN = """() => {
    const HOW = /^(?:aria-(?!label|describedby|controls)|(?:class|role|type|open|hidden)$)/;
    const ALL = "h1, h2, h3, h4, h5, h6, dt, dd";
    const named = new Map();
    const own = e => {
        if (!named.has(e)) named.set(e, [e.tagName, ...[...e.attributes].map(({name, value}) =>
            HOW.test(name) ? `${name}=${value}` : name).sort()].join(" "));
        return named.get(e);
    };
    const isWhole = e => e instanceof SVGElement || e.matches("tr, select, textarea, template");
    const drawn = e => `${e.tagName} ${e.getAttribute("class")}`;
    const kind = e => e instanceof SVGElement
        ? `${drawn(e.parentElement)} > ${drawn(e)}` : `${own(e.parentElement)} > ${own(e)}`;
    const longestWord = e => Math.max(...e.textContent.split(/\\s+/).map(each => each.length));
    const most = (all, of) => {
        const counted = all.map(of);
        return all[counted.indexOf(Math.max(...counted))];
    };
    const seen = new Set();
    const isNew = e => [e, ...e.querySelectorAll("*")].some(each => !seen.has(kind(each)));
    const keep = e => {
        seen.add(kind(e));
        if (isWhole(e)) {
            for (const each of e.children) keep(each);
            return;
        }
        const groups = new Map();
        for (const child of e.children) {
            const like = own(child);
            groups.set(like, [...groups.get(like) ?? [], child]);
        }
        for (const alike of groups.values()) {
            const isAll = alike.length < 3 || alike[0].matches(ALL);
            const first = isAll ? alike
                : [...new Set([most(alike, each => each.textContent.length),
                    most(alike, longestWord)])];
            for (const each of first) keep(each);
            for (const each of alike) {
                if (first.includes(each)) continue;
                if (isNew(each)) keep(each);
                else each.remove();
            }
        }
    };
    keep(document.body);
}"""


def thin(page: Page) -> None:
    page.evaluate(_THIN)


def thinning_itself(html: str) -> str:
    """A whole page that does it before it is laid out for the first time, where it may."""
    return f"<script>({_THIN})()</script></body>".join(html.rsplit("</body>", 1))
