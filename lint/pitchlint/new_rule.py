"""`new-rule`: a rule's three files, and its line in the pack."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint import packs
from pitchlint.nearest import did_you_mean
from pitchlint.rule import ALL, GROUPS

BUILT_IN = Path("rules", "pitchlint_rules")
_NAME = re.compile(r"(?:(?P<pack>[a-z][a-z0-9-]*)/)?(?P<fault>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_LINE = 120
_LAST = "\uffff"  # sorts after every group

_CHECK = '''"""{title}: say in one line what is wrong with it."""

from __future__ import annotations

from pitchlint import Phrases, Rule

RULE = Rule(
    id="{id}",
    group="{group}",
    title="{title}",
    severity="info",  # until it is right four times in five
    check=Phrases(
        __file__,
        message="“{{words}}” does this to the reader",
        advice="write that instead",
    ),
)
'''
_LIST = """# what belongs in this list, and why; FIGURE in the sentence makes it concrete
words of this fault ! near: FIGURE
another fault/n
"""
_PAGE = """# {id}: {title}

What the rule finds, in one sentence.

## What it flags

What it flags, and what it lets pass.

## Why it matters

What the reader thinks at these words.

## Evidence

- No study known.

## Examples

```email
Hi Dana,

Here are the words of this fault.
```

```findings
3:14 "words of this fault" info: “words of this fault” does this to the reader; write that instead
```

```email
Hi Dana,

The list has another fault, in the singular and with its “/n” in the plural.
```

```findings
3:14 "another fault" info: “another fault” does this to the reader; write that instead
```

The entry's condition makes it fine:

```email
Hi Dana,

Here are the words of this fault in 12 of your mails.
```

Other words that only look like it:

```email
Hi Dana,

Here are the faults in your words.
```

## What to write instead

The smallest better thing, and an example of it.

## Options

None.
"""


class NewRuleError(Exception):
    """The rule cannot be made; the message says why and what to do."""


class _Place(NamedTuple):
    folder: Path
    rule_id: str
    stem: str


def write(name: str, *, group: str = "wording", title: str = "", into: Path | None = None) -> list[str]:
    """Write the files of the rule `name` and its line in the pack.

    `into` is the package of a pack; without it the built-in pack of the checkout that holds the working directory.
    Returns lines that say what was done and what comes next. Raises `NewRuleError`.
    """
    place = _place(name, into)
    if group not in GROUPS:
        raise NewRuleError(f"no group '{group}'{did_you_mean(group, GROUPS)}; there are {', '.join(GROUPS)}")
    title = title or place.stem.replace("_", " ").capitalize()
    if '"' in title or "\\" in title or not title.isprintable():
        raise NewRuleError("--title: leave out quotes, backslashes and control characters")
    files = {
        place.folder / f"{place.stem}.py": _CHECK,
        place.folder / f"{place.stem}.md": _PAGE,
        place.folder / f"{place.stem}.txt": _LIST,
    }
    for path in files:
        if path.exists():
            raise NewRuleError(f"{path} is there already; choose another name")
    for path, template in files.items():
        text = template.format(id=place.rule_id, group=group, title=title) if template != _LIST else template
        path.write_text(text, encoding="utf-8", newline="\n")
    said = [f"wrote {path.as_posix()}" for path in files]
    init = place.folder / "__init__.py"
    fresh = with_rule(init.read_text(encoding="utf-8"), place.folder, place.stem)
    if fresh:
        init.write_text(fresh, encoding="utf-8", newline="\n")
        said.append(f"wrote {init.as_posix()}: the line in PACK")
    else:
        package = place.folder.resolve().name
        line = f"from {package} import {place.stem}; and {place.stem}.RULE to PACK's rules"
        said.append(f"add to {init.as_posix()}: {line}")
    page = (place.folder / f"{place.stem}.md").as_posix()
    return [*said, f"Next: write the page's examples, then the check: python -m pitchlint.testing {page}"]


def _place(name: str, into: Path | None) -> _Place:
    """Where the rule goes, and its id."""
    read = _NAME.fullmatch(name)
    if not read:
        raise NewRuleError(f"'{name}' is no id; name the fault in lower case with hyphens, as in 'stale-joke'")
    if keyword.iskeyword(read["fault"]):
        raise NewRuleError(f"'{read['fault']}' is a word of Python and can name no module; say more, as in "
                           f"'{read['fault']}-of-words'")  # fmt: skip
    if read["fault"] in (*GROUPS, ALL):
        raise NewRuleError(f"'{read['fault']}' is the name of a group; name the fault, as in 'stale-joke'")
    here = Path.cwd()
    if into is None:
        root = next((folder for folder in (here, *here.parents) if (folder / BUILT_IN / "__init__.py").is_file()), None)
        if root is None:
            raise NewRuleError("here is no checkout of pitchlint; say --into FOLDER, the package of your own pack")
        into = (root / BUILT_IN).relative_to(here) if root == here else root / BUILT_IN
    if not (into / "__init__.py").is_file():
        raise NewRuleError(f"{into} is no package: it has no __init__.py with a PACK")
    pack = _pack_of(into)
    if read["pack"] and pack and read["pack"] != pack:
        raise NewRuleError(f"{into} is the pack '{pack}': call the rule '{pack}/{read['fault']}'")
    if not pack and into.resolve().name != BUILT_IN.name:
        pack = read["pack"] or ""
        if not pack:
            raise NewRuleError(
                f"{into}: no pyproject.toml above names it in [project.entry-points.\"pitchlint.packs\"]; "
                f"do so, or say the pack as well, as in 'acme/{name}'"
            )  # fmt: skip
    rule_id = f"{pack}/{read['fault']}" if pack else read["fault"]
    return _Place(into, rule_id, read["fault"].replace("-", "_"))


def _pack_of(folder: Path) -> str:
    """The name of the pack whose package `folder` is, from the project file above it; "" for the built-in one."""
    import tomllib

    package = folder.resolve()
    for above in package.parents:
        project = above / "pyproject.toml"
        if project.is_file():
            try:
                points = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["entry-points"][packs.GROUP]
                names = [name for name, value in points.items() if re.split(r"[.:]", value)[0] == package.name]
            except (KeyError, ValueError, AttributeError):
                return ""
            return names[0] if names and names[0] != "pitchlint" else ""
    return ""


def with_rule(source: str, folder: Path, stem: str) -> str | None:
    """The text of a pack's `__init__.py` with the rule of module `stem` added, None where that is not safe.

    Safe is a literal tuple of `module.RULE`, imported in one statement from the package, without comments inside.
    The rule is put in by group, then id.
    """
    tree = ast.parse(source)
    rules = next((found for node in tree.body if (found := _rules_of(node)) is not None), None)
    if rules is None:
        return None
    names = [ast.unparse(rule).removesuffix(".RULE") for rule in rules.elts]
    if not all(name.isidentifier() for name in names):
        return None
    package = folder.resolve().name
    froms = [n for n in tree.body if isinstance(n, ast.ImportFrom)]
    own = next((n for n in froms if n.module == package and {a.name for a in n.names} >= set(names)), None)
    if (names and own is None) or (own and any(alias.asname for alias in own.names)):
        return None
    key = _key(folder / f"{stem}.py")
    at = next((i for i, name in enumerate(names) if _key(folder / f"{name}.py") > key), len(names))
    ordered = [f"{name}.RULE" for name in (*names[:at], stem, *names[at:])]
    changes: list[tuple[ast.expr | ast.stmt, str]] = [(rules, _listed(ordered, _indent(source, rules), rules))]
    if own:
        modules = sorted({*(alias.name for alias in own.names), stem})
        changes.append((own, _imported(package, modules, own)))
    lines = source.splitlines(keepends=True)
    for node, text in sorted(changes, key=lambda change: -change[0].lineno):
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        before, after = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
        if "#" in "".join(lines[first : last + 1]):
            return None
        lines[first : last + 1] = [before + text + after]
    if not own:
        last_import = max((n.end_lineno or 0 for n in froms), default=0)
        lines.insert(last_import, _imported(package, [stem], None) + "\n")
    fresh = "".join(lines)
    ast.parse(fresh)
    return fresh


def _rules_of(node: ast.stmt) -> ast.Tuple | None:
    """The tuple of rules in `PACK = Pack(rules=(...))`."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    call = getattr(node, "value", None)
    if not any(isinstance(t, ast.Name) and t.id == "PACK" for t in targets) or not isinstance(call, ast.Call):
        return None
    given = [keyword.value for keyword in call.keywords if keyword.arg == "rules"] or call.args[:1]
    return given[0] if given and isinstance(given[0], ast.Tuple) else None


def _key(path: Path) -> tuple[str, str]:
    """Group and id of the rule in a module, read without running it; after all others where they cannot be read."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        return (_LAST, "")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule":
            said = {k.arg: k.value.value for k in node.keywords if isinstance(k.value, ast.Constant)}
            return (str(said.get("group", _LAST)), str(said.get("id", "")))
    return (_LAST, "")


def _indent(source: str, node: ast.expr) -> str:
    line = source.splitlines()[node.lineno - 1]
    return line[: len(line) - len(line.lstrip())]


def _listed(items: Sequence[str], indent: str, node: ast.expr) -> str:
    """A tuple of `items`, one a line where it stood so or would not fit."""
    one = f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if node.end_lineno == node.lineno and len(indent) + len("PACK = Pack(rules=") + len(one) < _LINE:
        return one
    return "(\n" + "".join(f"{indent}    {item},\n" for item in items) + f"{indent})"


def _imported(package: str, modules: Sequence[str], node: ast.AST | None) -> str:
    head = f"from {package} import "
    several = node is not None and getattr(node, "end_lineno", 0) != getattr(node, "lineno", 0)
    if not several and len(head) + len(", ".join(modules)) <= _LINE:
        return head + ", ".join(modules)
    return head + "(\n" + "".join(f"    {module},\n" for module in modules) + ")"
