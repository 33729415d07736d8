"""JSON Schemas of level.yaml and story.yaml, for editors: made from the very models that read these files.

Draft 7, which editors know best. It agrees with the reading of single keys; what only holds between keys (that a name
exists, that an end is later than a start), in the unit of a number (at most 100 %) or in the language of conditions
and effects, the reader alone can say.

Look for: `level_schema`, `story_schema`, `resolved`.
"""

import re
from typing import Any

from pydantic import BaseModel

from game.level.play_schema import StoryFile
from game.level.schema import LevelFile
from game.level.shapes import TAKES, WRITTEN

Node = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = re.compile(r"\^\(([a-z0-9_|]+)\)\$")


def level_schema() -> Node:
    """Of level.yaml."""
    return _schema(LevelFile, "A level of SIXTEEN: level.yaml")


def story_schema() -> Node:
    """Of story.yaml."""
    return _schema(StoryFile, "The story of a level of SIXTEEN: story.yaml")


def resolved(node: Node, schema: Node) -> tuple[str, Node]:
    """Name and content of the definition that a node stands for; '' and the node itself where there is none."""
    for each in (node, *node.get("allOf", ()), *node.get("anyOf", ())):
        if "$ref" in each:
            name = each["$ref"].rpartition("/")[2]
            return name, schema["definitions"][name]
    return "", node


def _schema(shape: type[BaseModel], title: str) -> Node:
    made = shape.model_json_schema()
    definitions = {name: _node(node) for name, node in sorted(made.pop("$defs").items())}
    return {"$schema": DRAFT, **_node(made), "title": title, "definitions": definitions}


def _node(made: Node) -> Node:
    """A node as draft 7 has it, of one as pydantic makes it (2020-12)."""
    node = {name: value for name, value in made.items() if name not in ("title", TAKES, WRITTEN, "$ref")}
    if "$ref" in made:
        reference = {"$ref": made["$ref"].replace("#/$defs/", "#/definitions/")}
        # Draft 7 hears nothing that stands beside a $ref.
        return {"allOf": [reference], **node} if node else reference
    if TAKES in made:
        node["title"] = made[TAKES]
    if "properties" in made:
        node["properties"] = {name: _node(value) for name, value in made["properties"].items()}
    if "patternProperties" in made:
        [(pattern, value)] = node.pop("patternProperties").items()
        node |= {"propertyNames": {"pattern": pattern}, "additionalProperties": _node(value)}
    if "items" in made:
        node["items"] = _node(made["items"])
    if "prefixItems" in made:
        node["items"] = [_node(value) for value in node.pop("prefixItems")]
    if "anyOf" in made:
        node["anyOf"] = [_node(value) for value in made["anyOf"]]
    if words := _WORDS.fullmatch(made.get("pattern", "")):
        del node["pattern"]
        node["enum"] = words[1].split("|")
    if "default" in made and made["default"] is None:
        del node["default"]
    elif "default" in made and WRITTEN in made:
        node["default"] = made[WRITTEN].written(made["default"])
    return node
