/* Shared by every page: text size, jumps inside a page, and the few words that Gradio has only in English. */
(() => {
  'use strict';
  const SIZES = ['standard', 'large', 'largest'];
  const WORDS = {
    'Copy message': '复制', 'Copy': '复制', 'More tabs': '更多', 'Close': '关闭', 'close': '关闭', 'Error': '出错了', 'Warning': '提示',
    'Info': '提示', 'Loading...': '正在打开…', 'Queue is full': '提问的人较多，请稍后再试', 'Submit': '提问', 'Stop': '停止', 'Clear': '清除',
  };

  // Chinese whatever the browser's own language: Gradio picks its words by it.
  for (const [name, value] of [['language', 'zh-CN'], ['languages', ['zh-CN', 'zh']]]) {
    Object.defineProperty(navigator, name, { get: () => value, configurable: true });
  }
  const address = new URL(location.href);
  if (address.searchParams.has('__theme')) { // colours follow the device everywhere, so no page is half dark
    address.searchParams.delete('__theme');
    location.replace(address);
  }

  const stored = (() => { try { return localStorage.getItem('askgov-size'); } catch { return null; } })();
  resize(SIZES.includes(stored) ? stored : 'standard');

  function resize(size) {
    document.documentElement.dataset.size = size;
    try { localStorage.setItem('askgov-size', size); } catch { /* private browsing: the choice lasts for this page */ }
    for (const button of document.querySelectorAll('.sizes button')) {
      button.setAttribute('aria-pressed', String(button.dataset.size === size));
    }
  }

  function jump(target) {
    const group = target.closest('.sources');
    if (group) {
      for (const other of document.querySelectorAll('.sources')) other.hidden = other !== group;
      for (const card of document.querySelectorAll('.card.hit')) card.classList.remove('hit');
      target.classList.add('hit');
      const fold = target.closest('details');
      if (fold) fold.open = true;
    }
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: group ? 'nearest' : 'start' });
  }

  document.addEventListener('click', event => {
    const size = event.target.closest('.sizes button');
    if (size) resize(size.dataset.size);
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    if (target) { // Gradio sets <base>, so that a plain "#…" would reload the page
      event.preventDefault();
      jump(target);
    }
  });

  function translate(root) {
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const word = WORDS[element.getAttribute(name)?.trim()];
        if (word) element.setAttribute(name, word);
      }
    }
    for (const element of root.querySelectorAll('.toast-title, .toast-text, .toast-body')) {
      for (const [english, chinese] of Object.entries(WORDS)) {
        if (element.children.length === 0 && element.textContent.trim().startsWith(english)) element.textContent = chinese;
      }
    }
  }

  let last = '';
  function follow() { // bring a new question into view; the cards follow by themselves
    if (document.querySelector('#question')) document.body.removeAttribute('data-loading');
    const turns = document.querySelectorAll('.turn');
    document.body.classList.toggle('asked', turns.length > 0);
    const newest = turns.length ? turns[turns.length - 1] : null;
    const state = newest ? newest.id + (newest.querySelector('.waiting') ? ' waiting' : '') : '';
    if (newest && state !== last) newest.scrollIntoView({ block: 'start' });
    last = state;
  }

  document.addEventListener('DOMContentLoaded', () => {
    resize(document.documentElement.dataset.size);
    if (!document.querySelector('gradio-app')) return;
    const skip = document.createElement('a');
    Object.assign(skip, { className: 'skip', href: '#question', textContent: '跳到提问框' });
    document.body.prepend(skip);
    skip.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector('#question textarea')?.focus();
    });
    let waiting = false;
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; resize(document.documentElement.dataset.size); translate(document); follow(); });
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
