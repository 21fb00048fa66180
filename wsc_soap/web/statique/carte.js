/* A position made comfortable: the browser's own, and a map to point at where the town has one. Without this script, or
   without either, the place is typed; what stands in the field is what is sent. */
(() => {
  'use strict';
  const SVG = 'http://www.w3.org/2000/svg';
  const TILE = 256;
  const WIDTH = 512;
  const HEIGHT = 320;
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
    return [latitude, (x / side) * 360 - 180];
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

  /** The map around a point; a press on it says where. Gives the function that draws it anew. */
  function map(box, input, say) {
    const { tuiles, credit, titre, centre, plus, moins } = box.dataset;
    let zoom = read(input.value) ? 17 : 14;
    let middle = read(input.value) || read(centre) || [46.6, 2.4];
    const svg = put(box, 'svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': titre, class: 'wsc-map' });

    function draw() {
      const point = read(input.value);
      if (point) middle = point;
      svg.replaceChildren();
      const [x, y] = pixels(middle, zoom);
      const [left, top] = [x - WIDTH / 2, y - HEIGHT / 2];
      for (let column = Math.floor(left / TILE); column * TILE < left + WIDTH; column += 1) {
        for (let row = Math.floor(top / TILE); row * TILE < top + HEIGHT; row += 1) {
          const href = tuiles.replace('{z}', zoom).replace('{x}', column).replace('{y}', row);
          put(svg, 'image', { href, x: column * TILE - left, y: row * TILE - top, width: TILE, height: TILE });
        }
      }
      if (point) put(svg, 'circle', { cx: WIDTH / 2, cy: HEIGHT / 2, r: 9, class: 'wsc-map-point' });
    }

    svg.addEventListener('click', (event) => {
      const frame = svg.getBoundingClientRect();
      const [x, y] = pixels(middle, zoom);
      const across = ((event.clientX - frame.left) / frame.width - 0.5) * WIDTH;
      const down = ((event.clientY - frame.top) / frame.height - 0.5) * HEIGHT;
      say(degrees([x + across, y + down], zoom));
    });
    button(box, plus, () => { zoom = Math.min(19, zoom + 1); draw(); });
    button(box, moins, () => { zoom = Math.max(3, zoom - 1); draw(); });
    if (credit) box.appendChild(document.createElement('small')).textContent = credit;
    input.addEventListener('change', draw);
    draw();
    return draw;
  }

  for (const box of document.querySelectorAll('[data-position]')) {
    const input = document.getElementById(box.dataset.position);
    let draw = () => {};
    const say = (point) => {
      input.value = written(point);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      draw();
    };
    if (navigator.geolocation && window.isSecureContext) {
      const state = document.createElement('span');
      state.setAttribute('role', 'status');
      const found = ({ coords }) => { state.textContent = ''; say([coords.latitude, coords.longitude]); };
      const lost = () => { state.textContent = box.dataset.refus; };
      const ask = () => navigator.geolocation.getCurrentPosition(found, lost, { enableHighAccuracy: true, timeout: 15000 });
      button(box, box.dataset.bouton, ask);
      box.appendChild(state);
    }
    if (box.dataset.tuiles) draw = map(box, input, say);
  }
})();
