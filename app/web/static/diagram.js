// Draws each diagram when it is opened, marks where the run stands, and lets the reader go back through the moments at which it moved.
// The same stands in words beside it, for whoever has no script or does not see it.
(() => {
  const words = (text, kind) => {
    const mark = document.createElement("div");
    mark.className = `diagram-word diagram-word--${kind}`;
    mark.textContent = text;
    return mark;
  };
  const list = (said) => (said || "").split(" ").filter(Boolean);

  // Where the run stands (or stood): from the page's own attributes, or one of its moments.
  const standing = (box) => {
    if (!box.dataset.moments) return { open: list(box.dataset.open), waits: list(box.dataset.waits), passed: list(box.dataset.passed) };
    return JSON.parse(box.dataset.moments)[Number(box.dataset.moment) - 1];
  };

  const mark = (viewer, box, stand) => {
    const canvas = viewer.get("canvas");
    const overlays = viewer.get("overlays");
    const known = viewer.get("elementRegistry");
    overlays.clear();
    for (const element of known.getAll()) for (const word of ["passed", "waiting", "now"]) canvas.removeMarker(element, `stands-${word}`);
    const here = (names) => names.filter((name) => known.get(name));
    for (const name of here(stand.passed)) canvas.addMarker(name, "stands-passed");
    for (const [names, word, text] of [[stand.waits, "waiting", "Waiting"], [stand.open, "now", "Now"]]) {
      for (const name of here(names)) {
        canvas.addMarker(name, `stands-${word}`);
        overlays.add(name, { position: { top: -18, left: 0 }, html: words(text, word) });
      }
    }
    for (const said of list(box.dataset.counts)) {
      const [name, count] = said.split(":");
      if (known.get(name) && count !== "0") overlays.add(name, { position: { top: -14, right: 16 }, html: words(count, "count") });
    }
  };

  const slider = (viewer, box, place) => {
    const moments = JSON.parse(box.dataset.moments || "[]");
    if (moments.length < 2) return;
    const label = document.createElement("label");
    const range = document.createElement("input");
    const said = document.createElement("span");
    Object.assign(range, { type: "range", min: "1", max: String(moments.length), value: box.dataset.moment });
    const show = () => {
      const moment = moments[Number(range.value) - 1];
      said.textContent = `${range.value} of ${moments.length}: ${moment.said}`;
      range.setAttribute("aria-valuetext", said.textContent);
      mark(viewer, box, moment);
      const here = moment.open.concat(moment.waits).find((name) => viewer.get("elementRegistry").get(name));
      if (here) viewer.get("canvas").scrollToElement(here, 80);
    };
    label.className = "diagram-slider";
    label.append("Back through its moments ", range, said);
    range.addEventListener("input", show);
    place.append(label);
    show();
  };

  // All of it, and room below for the mark of bpmn.io, which its licence wants seen.
  const whole = (canvas) => {
    canvas.zoom("fit-viewport", "auto");
    canvas.zoom(canvas.zoom() * 0.88, "auto");
    canvas.scroll({ dx: 0, dy: -22 });
  };

  const tools = (viewer, box) => {
    const place = box.nextElementSibling;
    if (!place || !place.classList.contains("diagram-tools")) return;
    const canvas = viewer.get("canvas");
    for (const [text, act] of [
      ["Larger", () => canvas.zoom(canvas.zoom() * 1.25)],
      ["Smaller", () => canvas.zoom(canvas.zoom() / 1.25)],
      ["Whole", () => whole(canvas)],
    ]) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "plain-button", textContent: text });
      button.addEventListener("click", act);
      place.append(button);
    }
    slider(viewer, box, place);
  };

  // Small enough to be whole, but never too small to read: then what is open (or waited for) is brought into view.
  const frame = (viewer, box) => {
    const canvas = viewer.get("canvas");
    whole(canvas);
    const marked = (word) => viewer.get("elementRegistry").filter((element) => canvas.hasMarker(element, `stands-${word}`))[0];
    const here = marked("now") || marked("waiting");
    if (canvas.zoom() >= 0.55 || !here) return;
    canvas.zoom(box.classList.contains("diagram--full") ? 0.85 : 0.7);
    canvas.scrollToElement(here, 80);
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
      mark(viewer, box, standing(box));
      frame(viewer, box);
      tools(viewer, box);
      box.addEventListener("keydown", (event) => {
        const canvas = viewer.get("canvas");
        const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
        if (by) canvas.scroll({ dx: by[0], dy: by[1] });
        else if (event.key === "+" || event.key === "=") canvas.zoom(canvas.zoom() * 1.25);
        else if (event.key === "-") canvas.zoom(canvas.zoom() / 1.25);
        else if (event.key === "0") whole(canvas);
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
