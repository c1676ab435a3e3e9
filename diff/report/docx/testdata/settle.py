"""Opens Word files in LibreOffice, without a screen, and tells what each says once all its
changes are rejected, and once they are accepted: in FILE.rejected.fodt and
FILE.accepted.fodt. A line of JSON for each file tells how many changes are left. Of a file
behind a plus, FILE.pdf are the pages, and it tells how many these are.

Usage: settle.py SOFFICE PROFILE [+]FILE...
"""
import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, of):
    p = PropertyValue()
    p.Name, p.Value = name, of
    return p


def connect(soffice, profile):
    pipe = "settle%d" % (hash(profile) % 1000000)
    office = subprocess.Popen([soffice, "--headless", "--norestore", "--nologo",
                               "-env:UserInstallation=file://" + profile,
                               "--accept=pipe,name=%s;urp" % pipe],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return office, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            if office.poll() is not None:
                break
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def main(soffice, profile, files):
    office, context = connect(soffice, profile)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    try:
        for name in files:
            printed, name = name.startswith("+"), name.lstrip("+")
            said = {"pages": 0}
            for key, command in ("rejected", "Reject"), ("accepted", "Accept"):
                document = desktop.loadComponentFromURL("file://" + name, "_blank", 0, (value("Hidden", True),))
                if document is None:
                    raise SystemExit(name + " is not opened")
                controller = document.CurrentController
                if printed and key == "rejected":
                    document.storeToURL("file://" + name + ".pdf", (value("FilterName", "writer_pdf_Export"),))
                    said["pages"] = controller.PageCount
                dispatcher.executeDispatch(controller.Frame, ".uno:%sAllTrackedChanges" % command, "", 0, ())
                document.storeToURL("file://%s.%s.fodt" % (name, key), (value("FilterName", "OpenDocument Text Flat XML"),))
                said["left"] = said.get("left", 0) + len(list(document.Redlines))
                document.close(True)
            print(json.dumps(said))
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait()


main(sys.argv[1], sys.argv[2], sys.argv[3:])
