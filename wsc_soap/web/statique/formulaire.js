/* The form made comfortable: conditions and computed values live. Files and drafts are in envois.js.
   Nothing here decides anything: without it every page works, and the server judges what it receives in any case.

   The answers of the page become a document without namespace, like the one the server makes (xmlio/filled_form.py),
   and the very expressions of the definition are evaluated over it by the browser's own XPath. The server sends with
   the page the answers of the other pages (data-vue) and what stands for each variable (data-variables). */
(() => {
  'use strict';
  const BLANKS = /[ \t\r\n]+/g;
  const strip = (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

  /* --- expressions ------------------------------------------------------------------------------------------------ */

  /** The text of an expression with its variables replaced; what stands between quotes is left alone. */
  function bind(expression, variables) {
    return expression.replace(/'[^']*'|"[^"]*"|\$([\w.-]+)/g, (found, nom) => (nom ? `(${variables[nom]})` : found));
  }

  /** Whether an expression holds; one that cannot be evaluated does not. */
  function holds(expression, node, variables) {
    try {
      const type = XPathResult.BOOLEAN_TYPE;
      return node.ownerDocument.evaluate(bind(expression, variables), node, null, type, null).booleanValue;
    } catch { return false; }
  }

  /** The value of an expression: number, boolean or string, a node-set as the text of its first node; else null. */
  function value(expression, node, variables) {
    const ask = (type) => node.ownerDocument.evaluate(bind(expression, variables), node, null, type, null);
    try {
      const result = ask(XPathResult.ANY_TYPE);
      if (result.resultType === XPathResult.NUMBER_TYPE) return result.numberValue;
      if (result.resultType === XPathResult.BOOLEAN_TYPE) return result.booleanValue;
      return ask(XPathResult.STRING_TYPE).stringValue;
    } catch { return null; }
  }

  /* --- computed values: the same lexical forms as domain/champs/calcul.py ------------------------------------------- */

  function asNumber(result) {
    if (typeof result !== 'string') return Number(result);
    const clean = strip(result);
    return /^-?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(clean) ? parseFloat(clean) : NaN;
  }

  /** Half up to `places` decimals, after the fifteen digits that a binary number can tell; '' when out of bounds. */
  function rounded(result, places) {
    const number = asNumber(result);
    if (!Number.isFinite(number)) return '';
    const [digits, exponent] = Math.abs(number).toExponential(14).split('e');
    if (Number(exponent) >= 12) return '';
    const shift = 14 - Number(exponent) - places;
    const whole = BigInt(digits.replace('.', ''));
    const step = 10n ** BigInt(Math.abs(shift));
    const units = shift > 0 ? (whole + step / 2n) / step : whole * step;
    const text = units.toString().padStart(places + 1, '0');
    const point = places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
    return number < 0 && units > 0n ? `-${point}` : point;
  }

  function decimal(result) {
    const text = rounded(result, 6);
    return text && text.replace(/0+$/, '').replace(/\.$/, '');
  }

  function day(text) {
    const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    if (!found || found[1] === '0000') return null;
    const date = new Date(0);
    date.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
    return date.toISOString().slice(0, 10) === text ? date : null;
  }

  function date(result) {
    let text = result;
    if (typeof result !== 'string') {
      const digits = rounded(result, 0);
      text = digits.length === 8 ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : '';
    }
    return day(text) ? text : '';
  }

  function text(result) {
    if (typeof result === 'boolean') return String(result);
    if (typeof result === 'number') return decimal(result);
    return [...result].slice(0, 1000).join('').replace(BLANKS, ' ').replace(/^ | $/g, '');
  }

  const FORMES = {
    decimal, date, texte: text, entier: (result) => rounded(result, 0), montant: (result) => rounded(result, 2),
  };

  /** The lexical form of a result; '' when it has none. */
  const written = (result, forme) => (result === null ? '' : FORMES[forme || 'decimal'](result));

  function printed(kept, forme) {
    if (forme === 'texte') return { true: 'Oui', false: 'Non' }[kept] || kept;
    if (forme === 'date') {
      const long = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
      return long.format(day(kept)).replace(/^1 /, '1er ').replace(' ', '\u00a0');
    }
    const [whole, decimals] = kept.replace('-', '').split('.');
    const sign = kept.startsWith('-') ? '\u2212' : '';
    const number = sign + whole.replace(/\B(?=([0-9]{3})+$)/g, '\u202f') + (decimals ? `,${decimals}` : '');
    return forme === 'montant' ? `${number}\u00a0€` : number;
  }

  /* --- what is typed, as the server reads it ------------------------------------------------------------------------ */

  const NUMBER = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/;

  function readNumber(typed) {
    const compact = typed.replace(/\s*(€|euros?)\s*$/i, '').replace(/\s+/g, '').replace('−', '-').replace(/,/g, '.');
    if (!NUMBER.test(compact)) return typed;
    return compact.replace(/^([+-]?)\./, (found, sign) => `${sign}0.`).replace(/\.$/, '');
  }

  function readDate(typed) {
    const found = /^([0-9]{1,2})[\s./-]+([0-9]{1,2})[\s./-]+([0-9]{4})$/.exec(typed);
    const iso = found ? `${found[3]}-${found[2].padStart(2, '0')}-${found[1].padStart(2, '0')}` : typed;
    return day(iso) ? iso : typed;
  }

  function readTime(typed) {
    const found = /^([0-9]{1,2})(?:\s*(?:h|:|\s)\s*([0-9]{2})|\s+([0-9]))?(?:\s*(?:h|min|mn))?(?::([0-9]{2}))?$/i.exec(typed);
    const two = (digits) => (digits || '').padStart(2, '0');
    return found ? `${two(found[1])}:${two(found[2] || found[3])}:${two(found[4])}` : typed;
  }

  function readInstant(typed) {
    const found = /^(.*?[0-9]{4})\s+([0-9]{1,2}(?:\s+[0-9]{1,2})?)$/.exec(typed);
    return found && day(readDate(found[1])) ? `${readDate(found[1])}T${readTime(found[2])}` : typed;
  }

  const READ = {
    nombre: readNumber, date: readDate, heure: readTime, 'date-heure': readInstant,
    texte: (typed) => typed.normalize('NFC').replace(/[\t ]+/g, ' '),
    zone: (typed) => typed.normalize('NFC').replace(/[ \t]*\r?\n|\r/g, '\n'),
  };

  /** The values of a field that has inputs: one, several, or none. */
  function values(frame) {
    const composant = frame.dataset.composant;
    const inputs = own(frame, 'input, select, textarea').filter((input) => input.type !== 'hidden' && input.type !== 'file');
    if (composant === 'date' || composant === 'date-heure') {
      const typed = strip(inputs.map((input) => strip(input.value)).filter(Boolean).join(' '));
      return typed ? [READ[composant](typed)] : [];
    }
    const given = inputs.filter((input) => (/^(radio|checkbox)$/.test(input.type) ? input.checked : true));
    return given.map((input) => (READ[composant] || String)(strip(input.value))).filter(Boolean);
  }

  const fileNames = (frame) => [
    ...own(frame, '.wsc-files-name').map((nom) => nom.textContent),
    ...own(frame, 'input[type=file]').flatMap((input) => [...input.files].map((file) => file.name)),
  ];

  /** What a frame holds for itself, nothing of the frames inside it. */
  const own = (frame, selector) => [...frame.querySelectorAll(selector)].filter((one) => one.closest('[data-nom]') === frame);
  const inside = (frame, selector) => [...frame.querySelectorAll(selector)].filter(
    (one) => one.parentElement.closest('[data-nom], form') === frame && !one.closest('template'));

  /* --- the view ----------------------------------------------------------------------------------------------------- */

  /** The page under way: its document, and a record for each field in the order of the form. */
  class View {
    constructor(form) {
      this.variables = Object.fromEntries(
        (form.dataset.variables || '').split(';').filter(Boolean).map((pair) => pair.split(/=(.*)/s)));
      this.document = new DOMParser().parseFromString(form.dataset.vue, 'application/xml');
      this.root = this.document.documentElement;
      this.records = [];
      this.computed = [];
      const frames = inside(form, '[data-nom]');
      const here = new Set(frames.map((frame) => frame.dataset.nom));
      for (const element of [...this.root.children]) if (here.has(element.localName)) element.remove();
      this.fill(this.root, frames);
    }

    add(parent, nom, text) {
      const element = parent.appendChild(this.document.createElement(nom));
      if (text !== undefined) element.textContent = text;
      return element;
    }

    fill(parent, frames) {
      for (const frame of frames) {
        const record = { frame, parent, elements: [], ...frame.dataset };
        this.records.push(record);
        if (record.composant === 'groupe') this.group(record, frame, 'obligatoire' in record);
        else if (record.composant === 'groupe-repete') {
          for (const block of own(frame, '.wsc-repeat')) this.group(record, frame, false, block);
        } else if (record.composant === 'fichiers') {
          for (const nom of fileNames(frame)) {
            const element = this.add(parent, record.nom);
            this.add(element, 'nom', nom);
            record.elements.push(element);
          }
        } else if (record.composant !== 'calcul' && record.composant !== 'note') {
          record.elements = values(frame).map((text) => this.add(parent, record.nom, text));
        }
      }
    }

    /** A group, or one block of a repeated one; kept when something was typed in it, or when it must be there. */
    group(record, frame, kept, block) {
      const element = this.add(record.parent, record.nom);
      const children = inside(frame, '[data-nom]').filter((child) => !block || block.contains(child));
      this.fill(element, children);
      if (kept || element.children.length) record.elements.push(element);
      else element.remove();
    }

    /** A record's condition, its group standing in place for the time of the question even when it is empty. */
    visible(record) {
      if (!record.condition) return true;
      const absent = record.parent !== this.root && !record.parent.parentNode;
      const groupe = absent && this.records.find((other) => other.frame === record.frame.parentElement.closest('[data-nom]'));
      if (groupe) groupe.parent.appendChild(record.parent);
      const verdict = holds(record.condition, record.parent, this.variables);
      if (groupe) record.parent.remove();
      return verdict;
    }

    compute() {
      for (const element of this.computed) element.remove();
      this.computed = [];
      for (const record of this.records.filter((one) => one.composant === 'calcul')) {
        const attached = this.root.contains(record.parent);
        const output = own(record.frame, 'output')[0];
        const { calcul, forme } = output.dataset;
        const kept = attached && this.visible(record) ? written(value(calcul, record.parent, this.variables), forme) : '';
        record.kept = kept;
        if (kept) this.computed.push(this.add(record.parent, record.nom, kept));
      }
    }

    /** One pass over the conditions; true when something was taken out. */
    hide() {
      let change = false;
      for (const record of this.records) {
        if (!record.elements.length || this.visible(record)) continue;
        for (const element of record.elements) element.remove();
        record.elements = [];
        change = true;
      }
      return change;
    }

    settle() {
      this.compute();
      while (this.hide()) this.compute();
      return this;
    }

    /** Show what is asked now, and say again what is computed. */
    show() {
      for (const record of this.records) {
        record.frame.hidden = !this.visible(record);
        if (record.composant !== 'calcul') continue;
        const output = own(record.frame, 'output')[0];
        const words = record.kept ? printed(record.kept, output.dataset.forme) : output.dataset.vide;
        if (output.textContent !== words) output.textContent = words;
      }
    }

    /** The names of the entries that are shown, a space after each. */
    shown() {
      return this.records.filter((record) => !record.frame.closest('[hidden]')).map((record) => `${record.entree} `).join('');
    }
  }

  function live(form) {
    const view = new View(form).settle();
    view.show();
    const seen = form.querySelector('input[name=_vus]');
    if (seen) seen.value = view.shown();
    return view;
  }

  /* --- start ---------------------------------------------------------------------------------------------------------- */

  function start(form) {
    let waiting = false;
    const again = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        live(form);
      });
    };
    form.addEventListener('input', again);
    form.addEventListener('change', again);
    live(form);
  }

  globalThis.wscFormulaire = { holds, value, written, printed, own, View, start };
  for (const form of document.querySelectorAll('form[data-vue]')) start(form);
})();
