"""Decides by cedarpy what CedarTests made up: one case for each line, one line of answers for each case.

A list of texts is answered with the JSON that each parses to, or null. A case has `policies` (text, or JSON when `isJSON`), `entities` and `requests`; an answer has for each request decision, reasons and
the policies that erred, and the policies in cedarpy's JSON.
"""

import json
import re
import sys

import cedarpy

ERRED = re.compile(r"policy `([^`]*)`")

def parsed(text):
    try:
        cedarpy.PolicySet.from_str(text)
    except ValueError:
        return None
    try:
        return cedarpy.policies_to_json_str(text)
    except ValueError:
        return ""


for line in sys.stdin:
    case = json.loads(line)
    if isinstance(case, list):
        print(json.dumps([parsed(text) for text in case]), flush=True)
        continue
    text = case["policies"]
    try:
        policies = cedarpy.PolicySet.from_json_str(text) if case["isJSON"] else cedarpy.PolicySet.from_str(text)
        entities = cedarpy.Entities.from_json_str(case["entities"])
        answers = [
            [a.decision.value.lower(), sorted(a.diagnostics.reasons),
             sorted({ERRED.search(error).group(1) for error in a.diagnostics.errors})]
            for a in cedarpy.is_authorized_batch(case["requests"], policies, entities)
        ]
        document = "" if case["isJSON"] else cedarpy.policies_to_json_str(text)
        print(json.dumps({"answers": answers, "json": document, "error": ""}), flush=True)
    except Exception as error:
        print(json.dumps({"answers": [], "json": "", "error": str(error)}), flush=True)
