/* A position made comfortable: the browser's own, and a map to point at where the town has one. Without this script, or
   without either, the place is typed; what stands in the field is what is sent. Agents see the places of a dossier. */
(() => {
  'use strict';
  const SVG = 'http://www.w3.org/2000/svg';
  const TILE = 256;
  const WIDTH = 512;
  const HEIGHT = 320;
  const [FAR, NEAR] = [3, 19];
  const ARROWS = { ArrowLeft: [-64, 0], ArrowRight: [64, 0], ArrowUp: [0, -64], ArrowDown: [0, 64] };
  const TYPED = /^\s*(-?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?[;,\s]\s*(-?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*$/;

  /** « 48,8566 2,3522 » as [latitude, longitude]; null when it is none. */
  function read(text) {
    const found = TYPED.exec(text);
    const point = found && found.slice(1).map((degrees) => Number(degrees.replace(',', '.')));
    return point && Math.abs(point[0]) <= 85 && Math.abs(point[1]) <= 180 ? point : null;
  }

  const written = (point) => point.map((degrees) => degrees.toFixed(6).replace('.', ',')).join(' ');

  /* Web Mercator: where a point is in the picture of the whole world at a zoom, and back. */
  function pixels([latitude, longitude], zoom) {
    const side = TILE * 2 ** zoom;
    const sine = Math.sin((latitude * Math.PI) / 180);
    return [((longitude + 180) / 360) * side, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side];
  }

  function degrees([x, y], zoom) {
    const side = TILE * 2 ** zoom;
    const latitude = 90 - (360 * Math.atan(Math.exp((y / side - 0.5) * 2 * Math.PI))) / Math.PI;
    return [Math.max(-85, Math.min(85, latitude)), (((x / side) % 1 + 1) % 1) * 360 - 180];
  }

  function put(parent, nom, attributes) {
    const made = parent.appendChild(document.createElementNS(SVG, nom));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function button(box, text, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'wsc-button wsc-button--second wsc-button--small';
    made.textContent = text;
    made.addEventListener('click', act);
    return box.appendChild(made);
  }

  function words(box, nom, text) {
    const made = box.appendChild(document.createElement(nom));
    made.textContent = text;
    return made;
  }

  /* The image of a square; the world goes round from east to west and ends at the poles. */
  function tile(address, zoom, column, row) {
    const count = 2 ** zoom;
    if (row < 0 || row >= count) return null;
    return address.replace('{z}', zoom).replace('{x}', ((column % count) + count) % count).replace('{y}', row);
  }

  /** Draw the squares around a point, and give where a point of the Earth is in the picture. */
  function paint(svg, address, middle, zoom) {
    svg.replaceChildren();
    const [x, y] = pixels(middle, zoom);
    const [left, top] = [x - WIDTH / 2, y - HEIGHT / 2];
    for (let column = Math.floor(left / TILE); column * TILE < left + WIDTH; column += 1) {
      for (let row = Math.floor(top / TILE); row * TILE < top + HEIGHT; row += 1) {
        const href = tile(address, zoom, column, row);
        if (href) put(svg, 'image', { href, x: column * TILE - left, y: row * TILE - top, width: TILE, height: TILE });
      }
    }
    return (point) => pixels(point, zoom).map((place, axis) => place - [left, top][axis]);
  }

  function mark(svg, [cx, cy], text, kind) {
    put(svg, 'circle', { cx, cy, r: text ? 12 : 9, class: `wsc-map-point${kind}` });
    if (text) put(svg, 'text', { x: cx, y: cy + 5, 'text-anchor': 'middle', class: 'wsc-map-number' }).textContent = text;
  }

  const sheet = (box, attributes) => put(box, 'svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'wsc-map', ...attributes });

  /** The map around a point: a press on it says where, and so do the keys. Gives the function that shows the point typed. */
  function map(box, input, say) {
    const { tuiles, credit, titre, centre, plus, moins, placer, aide } = box.dataset;
    let zoom = read(input.value) ? 17 : 14;
    let middle = read(input.value) || read(centre) || [46.6, 2.4];
    const hint = words(box, 'small', aide);
    hint.id = `${input.id}-carte`;
    const svg = sheet(box, { role: 'application', tabindex: 0, 'aria-label': titre, 'aria-describedby': hint.id });

    function draw() {
      const where = paint(svg, tuiles, middle, zoom);
      const point = read(input.value);
      if (point) mark(svg, where(point), '', '');
      const [x, y] = [WIDTH / 2, HEIGHT / 2];
      put(svg, 'path', { d: `M${x - 14} ${y}h28M${x} ${y - 14}v28`, class: 'wsc-map-cross' });
    }

    const zoomed = (step) => { zoom = Math.max(FAR, Math.min(NEAR, zoom + step)); draw(); };
    const away = (across, down) => {
      const [x, y] = pixels(middle, zoom);
      return degrees([x + across, y + down], zoom);
    };
    const keys = {
      Enter: () => say(middle), ' ': () => say(middle), '+': () => zoomed(1), '-': () => zoomed(-1),
      ...Object.fromEntries(Object.entries(ARROWS).map(([key, step]) => [key, () => { middle = away(...step); draw(); }])),
    };

    svg.addEventListener('keydown', (event) => {
      if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      keys[event.key]();
    });
    svg.addEventListener('click', (event) => {
      const frame = svg.getBoundingClientRect();
      say(away(((event.clientX - frame.left) / frame.width - 0.5) * WIDTH, ((event.clientY - frame.top) / frame.height - 0.5) * HEIGHT));
    });
    if (credit) words(box, 'small', credit).className = 'wsc-map-credit';
    button(box, plus, () => zoomed(1));
    button(box, moins, () => zoomed(-1));
    button(box, placer, () => say(middle));
    draw();
    return () => { middle = read(input.value) || middle; draw(); };
  }

  /** A button that asks the device where it is; the device, or whoever holds it, may refuse. */
  function position(box, state, say) {
    const found = ({ coords }) => say([coords.latitude, coords.longitude]);
    const lost = () => { state.textContent = box.dataset.refus; };
    button(box, box.dataset.bouton, () => {
      navigator.geolocation.getCurrentPosition(found, lost, { enableHighAccuracy: true, timeout: 15000 });
    });
  }

  function field(box) {
    const input = document.getElementById(box.dataset.position);
    const state = document.createElement('p');
    state.setAttribute('role', 'status');
    let show = () => {};
    const say = (point) => {
      input.value = written(point);
      state.textContent = `${box.dataset.place} ${input.value}`;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      show();
    };
    if (navigator.geolocation && window.isSecureContext) position(box, state, say);
    if (box.dataset.tuiles) show = map(box, input, say);
    input.addEventListener('change', () => show());
    box.appendChild(state);
  }

  /* The closest look that still holds every point. */
  function fitting(points, middle) {
    for (let zoom = 17; zoom > FAR; zoom -= 1) {
      const [x, y] = pixels(middle, zoom);
      const inside = ([across, down]) => Math.abs(across - x) < WIDTH / 2 - 24 && Math.abs(down - y) < HEIGHT / 2 - 24;
      if (points.every((point) => inside(pixels(point, zoom)))) return zoom;
    }
    return FAR;
  }

  /** Where the dossier of the page is, and those of the same problem, numbered as in their list. */
  function overview(box) {
    const { tuiles, credit, titre, lieu } = box.dataset;
    const here = read(lieu);
    const others = [...document.querySelectorAll('[data-lieu-proche]')].map((line) => ({ line, point: read(line.dataset.lieuProche) }));
    const svg = sheet(box, { role: 'img', 'aria-label': titre });
    const where = paint(svg, tuiles, here, fitting(others.map((one) => one.point), here));
    mark(svg, where(here), '', '');
    others.forEach(({ line, point }, rank) => {
      mark(svg, where(point), String(rank + 1), ' wsc-map-point--near');
      const number = document.createElement('span');
      number.className = 'wsc-map-rank';
      number.textContent = String(rank + 1);
      line.prepend(number);
    });
    if (credit) words(box, 'small', credit).className = 'wsc-map-credit';
  }

  for (const box of document.querySelectorAll('[data-position]')) field(box);
  for (const box of document.querySelectorAll('[data-lieu]')) overview(box);
})();
