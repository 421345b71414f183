(() => {
    // A text as a number of 53 bits (cyrb53): two of a few thousand are never the same by chance.
    const number = text => {
        let [one, two] = [0xdeadbeef, 0x41c6ce57];
        for (let at = 0; at < text.length; at++) {
            const code = text.charCodeAt(at);
            one = Math.imul(one ^ code, 2654435761);
            two = Math.imul(two ^ code, 1597334677);
        }
        one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
        two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
        return 4294967296 * (2097151 & two) + (one >>> 0);
    };
    const hasOwnWords = e => {
        for (let node = e.firstChild; node; node = node.nextSibling)
            if (node.nodeType === 3 && node.nodeValue.trim()) return true;
        return false;
    };
    const remembered = of => {
        const known = new Map();
        return e => {
            if (!known.has(e)) known.set(e, of(e));
            return known.get(e);
        };
    };

    // Attributes whose value is data: only whether there is one counts.
    const DATA = new Set(["id", "href", "for", "name", "value", "headers", "datetime", "title",
        "aria-labelledby", "aria-describedby", "aria-controls", "aria-label", "content", "src",
        "placeholder", "min", "max", "maxlength", "colspan", "rowspan"]);
    const STRUCTURE = "ul, ol, dl, table, thead, tbody, tr, fieldset, select, figure, details, "
        + "label, a, button, summary, menu";
    const STOP = "a, button, input, select, textarea, summary";
    const TARGET = `${STOP}, label, area, [role], [tabindex]`;
    const LANDMARK = "main, nav, aside, header, footer, section[aria-labelledby], form, dialog";

    const attributes = e => [...e.attributes].map(({name, value}) => {
        const isDrawn = e instanceof SVGElement && !/^(class|role|aria-.*|tabindex)$/.test(name);
        const isData = DATA.has(name) || isDrawn || name.startsWith("data-");
        return isData ? name + (value.trim() ? "" : " empty") : `${name}=${value}`;
    }).sort().join(" ");

    const shape = e => {
        const parent = e.parentElement;
        const named = each => each ? `${each.tagName}.${each.className}.${each.role}` : "";
        const under = `${named(parent)} ${named(parent?.parentElement)}`;
        const landmark = e.closest(LANDMARK);
        const parts = [e.tagName, attributes(e), under, landmark?.tagName ?? "nowhere"];
        if (e.matches(STRUCTURE))
            parts.push([...new Set([...e.children].map(c => c.tagName))].sort().join(" "));
        parts.push(hasOwnWords(e) ? "words" : "");
        if (e.matches(STOP)) {
            const box = e.getBoundingClientRect();
            parts.push(...[box.width, box.height].map(each => Math.min(Math.round(each), 24)));
            parts.push(e.textContent.trim() ? "named" : "", e.labels?.length ? "labelled" : "");
        }
        if (/^H\d$|^TH$|^LEGEND$|^CAPTION$/.test(e.tagName))
            parts.push(e.textContent.trim() ? "named" : "");
        return number(parts.join("|"));
    };

    const newShapes = known => {
        const seen = new Set(known), fresh = [], elements = [];
        for (const e of document.body.querySelectorAll("*")) {
            const now = shape(e);
            if (seen.has(now)) continue;
            seen.add(now);
            fresh.push(now);
            elements.push(e);
        }
        return [fresh, elements];
    };

    const newLooks = known => {
        const ground = e => {
            const s = getComputedStyle(e), position = s.position;
            const isMoved = position !== "static"
                && !(position === "relative" && s.top === "0px" && s.left === "0px");
            // axe reads no fill, so it has one opinion of all words of drawings.
            const isPlaced = !(e instanceof SVGElement) && (isMoved || s.margin.includes("-")
                || s.transform !== "none" || s.translate !== "none" || s.float !== "none")
                && s.clipPath !== "inset(50%)";
            // What brings a ground of its own has its words on that, wherever it is placed.
            const isGround = !/^rgba|^transparent/.test(s.backgroundColor);
            const look = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter,
                s.mixBlendMode, s.boxShadow, s.visibility].join(" ");
            return {isPlaced: isPlaced && e !== document.body, isGround, look};
        };
        const grounds = new Map([[null, {isPlaced: false, look: ""}]]);
        const behind = e => {
            if (!grounds.has(e)) {
                const [own, outer] = [ground(e), behind(e.parentElement)];
                const look = own.look === outer.own ? outer.look : `${outer.look}/${own.look}`;
                const isPlaced = !own.isGround && (own.isPlaced || outer.isPlaced);
                grounds.set(e, {isPlaced, look, own: own.look});
            }
            return grounds.get(e);
        };
        const letters = remembered(e => {
            const s = getComputedStyle(e);
            return [e.tagName, s.color, s.webkitTextFillColor, s.fontSize, s.fontWeight,
                s.textShadow, s.textDecorationLine, s.borderBottomWidth, s.borderBottomStyle,
                s.display, s.clipPath].join(" ");
        });
        const hasWords = e => /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(e.tagName) || hasOwnWords(e);
        const seen = new Set(known), fresh = [], elements = [];
        for (const e of document.body.querySelectorAll("*")) {
            if (!hasWords(e) || !e.checkVisibility({visibilityProperty: true})) continue;
            const own = behind(e);
            // Nothing lies above the page but what was put there, such as the link over its head.
            const isAbove = e.getBoundingClientRect().bottom + scrollY <= 0;
            const under = {...own, isPlaced: own.isPlaced && !isAbove};
            const link = e.closest("a");
            const beside = link?.parentElement ? letters(link.parentElement) : "";
            const look = number([letters(e), under.look, beside, e.disabled].join("|"));
            if (seen.has(look) && !under.isPlaced) continue;
            if (!seen.has(look)) fresh.push(look);
            seen.add(look);
            elements.push(e);
        }
        return [fresh, elements];
    };

    // Of which elements a rule is asked; of a rule about the whole page axe itself gathers them, which
    // for all rules takes longer than asking. Of those alone is looked up whether they are shown.
    let wanted = () => null;
    for (const rule of axe._audit.rules) {
        const [gather, isOfShown] = [rule.gather, rule.excludeHidden];
        rule.excludeHidden = false;
        rule.gather = function (...given) {
            const elements = wanted(rule.id);
            const nodes = elements === null ? gather.apply(this, given)
                : elements.filter(e => e.matches(rule.selector))
                    .map(e => axe.utils.getNodeFromTree(e)).filter(Boolean);
            return isOfShown ? nodes.filter(axe.commons.dom.isVisibleToScreenReaders) : nodes;
        };
    }
    // What lies in the main part of a page lies in a landmark.
    const outside = () => [...document.body.querySelectorAll("*")]
        .filter(e => !e.parentElement.closest("main"));

    // What lies behind words, and beside a control, axe looks up among all that is drawn, and to draw
    // it up takes as long as all rules. What is far from the elements asked about is left out of it.
    const ROW = 32, MARGIN = 64;
    const farFrom = elements => {
        if (!elements.length) return {has: () => true};
        const rows = [], far = new Set(), scrolled = scrollY;
        const row = y => Math.max(0, Math.floor((y + scrolled) / ROW));
        const mark = e => {
            const {top, bottom} = e.getBoundingClientRect();
            const last = row(bottom + MARGIN);
            for (let at = row(top - MARGIN); at <= last; at++) rows[at] = true;
        };
        for (const e of elements) {
            mark(e);
            // A link is held against the words around it.
            for (let a = e; a && getComputedStyle(a).display === "inline"; a = a.parentElement)
                mark(a.parentElement);
        }
        const isNear = e => {
            const {top, bottom, width} = e.getBoundingClientRect();
            let near = false;
            const last = row(bottom);
            for (let at = row(top); width && at <= last && !near; at++) near = rows[at];
            for (const child of e.children) near = isNear(child) || near;
            if (!near) far.add(e);
            return near;
        };
        isNear(document.body);
        return far;
    };
    const walker = document.createTreeWalker.bind(document);
    const withoutFar = far => (root, kinds) => walker(root, kinds, e =>
        far.has(e) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

    // One run: the elements of a page are read anew by each. Without shapes: of colours alone.
    window.askAxe = async ({shapes, looks, ofAPage, ofColours}, options) => {
        const [freshShapes, shaped] = shapes ? newShapes(shapes) : [[], []];
        const [freshLooks, coloured] = newLooks(looks);
        if (!shapes && !coloured.length) return {freshShapes, freshLooks, violations: []};
        wanted = rule => rule === "region" ? outside()
            : ofAPage.includes(rule) ? null : ofColours.includes(rule) ? coloured : shaped;
        const far = farFrom([...coloured, ...shaped.filter(e => e.matches(TARGET))]);
        document.createTreeWalker = withoutFar(far);
        try {
            const {violations} = await axe.run("html", options);
            return {freshShapes, freshLooks, violations};
        } finally {
            document.createTreeWalker = walker;
            wanted = () => null;
        }
    };
})();
