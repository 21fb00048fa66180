/* The form made comfortable: files sent as soon as they are chosen, with their progress; a draft that was kept once
   follows what is typed. Both speak to the téléservice by SOAP, like anybody; without this script the page posts them. */
(() => {
  'use strict';
  const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const { own } = globalThis.wscFormulaire;

  /* --- files: sent as soon as they are chosen ------------------------------------------------------------------------ */

  const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

  function request(method, address, body, headers, progress) {
    return new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      xhr.open(method, address);
      for (const [nom, content] of Object.entries(headers)) xhr.setRequestHeader(nom, content);
      if (progress) xhr.upload.addEventListener('progress', (event) => progress(event.loaded, event.total));
      xhr.addEventListener('load', () => resolve(xhr));
      xhr.addEventListener('error', reject);
      xhr.addEventListener('timeout', reject);
      xhr.send(body);
    });
  }

  /** Ask the téléservice, by SOAP, where to send a file. */
  async function openUpload(form) {
    const { soap, espace } = form.dataset;
    const envelope = `<e:Envelope xmlns:e="${SOAP}"><e:Body><ouvrirTeleversement xmlns="${espace}"/></e:Body></e:Envelope>`;
    const answer = await request('POST', soap, envelope, { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' });
    const find = (nom) => answer.responseXML.getElementsByTagNameNS('*', nom)[0].textContent;
    return { jeton: find('jeton'), adresse: new URL(find('adresse')).pathname };
  }

  async function send(form, frame, file) {
    const line = row(frame, file.name);
    const bar = line.querySelector('progress');
    try {
      const { jeton, adresse } = await openUpload(form);
      const address = `${adresse}?nom=${encodeURIComponent(file.name)}`;
      const answer = await request('PUT', address, file, { 'Content-Type': 'application/octet-stream' }, (done, all) => {
        bar.max = all;
        bar.value = done;
      });
      const said = JSON.parse(answer.responseText);
      if (answer.status !== 201) throw new Error(said.message);
      received(frame, line, jeton);
    } catch (trouble) {
      line.querySelector('.wsc-files-state').textContent = (trouble && trouble.message) || frame.dataset.echec;
      bar.remove();
    }
    line.querySelector('button').hidden = false;
  }

  const lines = (frame) => own(frame, 'ul.wsc-files > li');

  function list(frame) {
    const known = own(frame, 'ul.wsc-files')[0];
    if (known) return known;
    return frame.appendChild(Object.assign(document.createElement('ul'), { className: 'wsc-files' }));
  }

  function row(frame, nom) {
    const line = own(frame, 'template')[0].content.firstElementChild.cloneNode(true);
    line.querySelector('.wsc-files-name').textContent = nom;
    line.querySelector('button .wsc-hidden').textContent = ` ${nom}`;
    line.querySelector('button').addEventListener('click', () => {
      line.remove();
      own(frame, 'input[type=file]')[0].focus();
      bound(frame);
    });
    list(frame).append(line);
    bound(frame);
    return line;
  }

  function received(frame, line, jeton) {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name: `${frame.dataset.entree}.jeton`, value: jeton });
    line.prepend(input);
    line.querySelector('progress').remove();
    line.querySelector('.wsc-files-state').textContent = line.querySelector('.wsc-files-state').dataset.recu;
  }

  /** No more files than the field takes. */
  function bound(frame) {
    const input = own(frame, 'input[type=file]')[0];
    input.disabled = lines(frame).length >= Number(frame.dataset.maximum);
  }

  function files(form) {
    for (const frame of form.querySelectorAll('[data-composant=fichiers]')) {
      const input = own(frame, 'input[type=file]')[0];
      if (!input || !own(frame, 'template').length) continue;
      input.addEventListener('change', () => {
        const room = Number(frame.dataset.maximum) - lines(frame).length;
        const chosen = [...input.files].slice(0, room);
        input.value = '';
        Promise.all(chosen.map((file) => send(form, frame, file))).then(() => form.dispatchEvent(new Event('change')));
      });
    }
  }

  /* --- drafts: one that was kept once follows what is typed ------------------------------------------------------------ */

  const PAUSE = 8000;

  /** Keep the page again under the code of its draft, by SOAP; nothing is kept that nobody asked to keep. */
  async function keep(form) {
    const { soap, espace } = form.dataset;
    const envelope = new DOMParser().parseFromString(
      `<e:Envelope xmlns:e="${SOAP}"><e:Body><enregistrerBrouillon xmlns="${espace}"/></e:Body></e:Envelope>`, 'application/xml');
    const call = envelope.getElementsByTagNameNS(espace, 'enregistrerBrouillon')[0];
    const put = (parent, space, nom, text) => {
      const element = parent.appendChild(envelope.createElementNS(space, nom));
      if (text !== undefined) element.textContent = text;
      return element;
    };
    for (const [nom, given] of new FormData(form)) {
      if (typeof given !== 'string' || nom === '_csrf') continue;
      const entree = put(call, espace, 'entree');
      put(entree, 'urn:wsc:commun:1', 'nom', nom);
      put(entree, 'urn:wsc:commun:1', 'valeur', given.replace(NOT_XML, '\ufffd'));
    }
    put(call, espace, 'code', form.elements._brouillon.value);
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' };
    const answer = await request('POST', soap, new XMLSerializer().serializeToString(envelope), headers);
    const state = form.querySelector('[data-garde]');
    if (answer.status !== 200 || !state) return;
    const clock = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' }).format(new Date());
    state.textContent = state.dataset.garde + clock.replace(':', '\u00a0h\u00a0');
  }

  function drafts(form) {
    let timer = 0;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(form).catch(() => {}), Number(form.dataset.pause || PAUSE));
    });
  }

  for (const form of document.querySelectorAll('form[data-soap]')) {
    if (new URL(form.dataset.soap, location.href).origin !== location.origin) continue;
    files(form);
    if (form.elements._brouillon) drafts(form);
  }
})();
