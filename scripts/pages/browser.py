"""One headless Chromium, driven over its debugging protocol."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.request

import websocket

SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 120


class Browser:
    """Opens pages one after another; `close` ends the process and removes its profile."""

    def __init__(self, program):
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="pages-"))
        arguments = [
            program, "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--hide-scrollbars", "--font-render-hinting=none", "--remote-allow-origins=*",
            "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank",
        ]
        if os.geteuid() == 0:  # Chromium's sandbox refuses to run for root, as in a container.
            arguments.insert(1, "--no-sandbox")
        self.process = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.events, self.last = [], 0
        try:
            self.socket = websocket.create_connection(self._address(), timeout=SECONDS_TO_ANSWER)
            for domain in ("Page", "Runtime", "Log", "Network"):
                self.call(f"{domain}.enable")
        except Exception:
            self.close()
            raise

    def _address(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"Chromium ended at once with status {self.process.returncode}")
            try:
                port = (self.profile / "DevToolsActivePort").read_text().split()[0]
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=5) as answer:
                    tabs = [tab for tab in json.load(answer) if tab["type"] == "page"]
                return tabs[0]["webSocketDebuggerUrl"]
            except (OSError, IndexError):
                time.sleep(0.1)
        raise RuntimeError(f"Chromium did not open a port within {SECONDS_TO_START} s")

    def call(self, method, **parameters):
        """The result of one method; what the page tells in the meantime is kept in `events`."""
        self.last += 1
        self.socket.send(json.dumps({"id": self.last, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") != self.last:
                self.events.append(message)
            elif "error" in message:
                raise RuntimeError(f"{method}: {message['error']['message']}")
            else:
                return message["result"]

    def value(self, expression):
        """The value of an expression, or of the promise that it gives."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def show(self, address, width, height=900, media="screen", scheme="light"):
        """Loads a page and returns what it told and asked for while it loaded."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=False)
        self.call(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        self.call("Page.navigate", url=address)
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while self.value("document.readyState") != "complete":
            if time.monotonic() > deadline:
                raise RuntimeError(f"{address} did not load")
            time.sleep(0.02)
        # Two frames: the first lays the page out, and what a script does on load is told after it.
        self.value("new Promise(f => requestAnimationFrame(() => setTimeout(f, 100)))")
        return list(self.events)

    def close(self):
        """Ends Chromium."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
