"""openbadgeslib on credentials that were made here. It shares no code with them, nor with Digital Bazaar's verifier.

Reads one JSON from standard input, {web, cases: [{name, picture}]} with pictures in base64, and answers
[{name, good, why}]. Nothing is fetched: issuers and lists come from `web`, by their addresses.
"""

import base64
import json
import sys

from openbadgeslib.verify import verify_badge

question = json.load(sys.stdin)


def download(url, *_, **__):
    """What stands at an address."""
    if url not in question["web"]:
        raise OSError(f"nothing is fetched: {url}")
    found = question["web"][url]
    return (found if isinstance(found, str) else json.dumps(found)).encode()


answers = []
for case in question["cases"]:
    picture = base64.b64decode(case["picture"])
    try:
        result = verify_badge(picture, resolve_did=True, check_status=True, download=download)
        answers.append({"name": case["name"], "good": result.valid, "why": result.reason or ""})
    except Exception as error:  # pylint: disable=broad-except
        answers.append({"name": case["name"], "good": False, "why": repr(error)})
print(json.dumps(answers))
