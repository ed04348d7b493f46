// Draws each diagram when it is opened, marks where the run stands, and lets the reader go back through what has passed.
// The same stands in words beside it, for whoever has no script or does not see it.
(() => {
  const words = (text, kind) => {
    const mark = document.createElement("div");
    mark.className = `diagram-word diagram-word--${kind}`;
    mark.textContent = text;
    return mark;
  };
  const list = (said) => (said || "").split(" ").filter(Boolean);

  const mark = (viewer, box, until) => {
    const canvas = viewer.get("canvas");
    const overlays = viewer.get("overlays");
    const known = viewer.get("elementRegistry");
    overlays.clear();
    for (const element of known.getAll()) for (const word of ["passed", "waiting", "now"]) canvas.removeMarker(element, `stands-${word}`);
    const here = (name) => known.get(name);
    const passed = list(box.dataset.passed);
    for (const name of passed.slice(0, until)) if (here(name)) canvas.addMarker(name, "stands-passed");
    if (until < passed.length) {
      if (here(passed[until])) canvas.addMarker(passed[until], "stands-now");
      return;
    }
    for (const name of list(box.dataset.waits)) {
      if (!here(name)) continue;
      canvas.addMarker(name, "stands-waiting");
      overlays.add(name, { position: { top: -18, left: 0 }, html: words("Waiting", "waiting") });
    }
    for (const name of list(box.dataset.open)) {
      if (!here(name)) continue;
      canvas.addMarker(name, "stands-now");
      overlays.add(name, { position: { top: -18, left: 0 }, html: words("Now", "now") });
    }
    for (const said of list(box.dataset.counts)) {
      const [name, count] = said.split(":");
      if (here(name) && count !== "0") overlays.add(name, { position: { top: -14, right: 16 }, html: words(count, "count") });
    }
  };

  const history = (viewer, box) => {
    const passed = list(box.dataset.passed);
    const place = box.parentElement.querySelector(".diagram-history");
    if (!place || passed.length === 0) return;
    const label = document.createElement("label");
    const range = document.createElement("input");
    const said = document.createElement("span");
    range.type = "range";
    range.min = "0";
    range.max = String(passed.length);
    range.value = range.max;
    said.textContent = " now";
    label.append("Back through its history: ", said, range);
    range.addEventListener("input", () => {
      const until = Number(range.value);
      said.textContent = until === passed.length ? " now" : ` after ${until} of ${passed.length} passages`;
      mark(viewer, box, until);
    });
    place.append(label);
  };

  const frame = (viewer) => {
    const canvas = viewer.get("canvas");
    canvas.zoom("fit-viewport", "auto");
    const now = viewer.get("elementRegistry").filter((element) => canvas.hasMarker(element, "stands-now"))[0];
    if (canvas.zoom() >= 0.55 || !now) return;
    canvas.zoom(0.7);
    canvas.scrollToElement(now, 80);
  };

  const draw = async (box) => {
    if (box.dataset.drawn) return;
    box.dataset.drawn = "yes";
    try {
      const answer = await fetch(box.dataset.diagram, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const xml = await answer.text();
      box.classList.add("diagram--drawn");
      const viewer = new window.BpmnJS({ container: box });
      await viewer.importXML(xml);
      mark(viewer, box, list(box.dataset.passed).length);
      frame(viewer);
      history(viewer, box);
      box.addEventListener("keydown", (event) => {
        const canvas = viewer.get("canvas");
        const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
        if (by) canvas.scroll({ dx: by[0], dy: by[1] });
        else if (event.key === "+" || event.key === "=") canvas.zoom(canvas.zoom() * 1.25);
        else if (event.key === "-") canvas.zoom(canvas.zoom() / 1.25);
        else if (event.key === "0") canvas.zoom("fit-viewport", "auto");
        else return;
        event.preventDefault();
      });
    } catch {
      box.classList.remove("diagram--drawn");
    }
  };

  for (const box of document.querySelectorAll("[data-diagram]")) {
    const around = box.closest("details");
    if (!around || around.open) draw(box);
    else around.addEventListener("toggle", () => around.open && draw(box));
  }
})();
