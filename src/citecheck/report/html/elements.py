"""HTML, element by element; what authors wrote is escaped before it comes here."""

from __future__ import annotations

from html import escape

__all__ = ["escape", "section", "tag"]

VOID = ("input", "br")


def tag(name: str, *children: str, **attributes: object) -> str:
    """Return an element.

    Args:
        name: of the element.
        children: HTML.
        attributes: ``class_`` is ``class``, ``aria_label`` is ``aria-label``; True is an attribute without
            a value, and None and False are none.
    """
    opening = "".join(
        attribute(key, value) for key, value in attributes.items() if value not in (None, False)
    )
    if name in VOID:
        return f"<{name}{opening}>"
    return f"<{name}{opening}>{''.join(children)}</{name}>"


def attribute(key: str, value: object) -> str:
    """Return an attribute with a blank before it."""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def section(title: str, content: str) -> str:
    """Return content under a heading of an article; nothing where there is no content."""
    return tag("section", tag("h3", escape(title)), content) if content else ""


def folded(title: str, help: str, content: str, kind: str) -> str:
    """Return content that opens at a click, under a heading of an article; nothing where there is none."""
    if not content:
        return ""
    heading = tag("summary", tag("h3", escape(title)))
    return tag("details", heading, tag("p", escape(help), class_="help"), content, class_=kind)
