/** Marks by pointer and keyboard: Tab leads to them, arrows go from one to the next, Enter and a click open one. */
import type { MarkLabel } from '../../core/view';
import { element, setAttributes } from './elements';

export interface MarkHost {
  readonly labelOf: (mark: number) => MarkLabel | null;
  readonly open: (mark: number) => void;
}

type Direction = readonly [x: -1 | 0 | 1, y: -1 | 0 | 1];

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Distance to the side counts more, so that an arrow stays in its row or column where it can. */
const SIDEWAYS = 4;

/** Makes the marks of a drawing reachable. One of them is in the tab order: the one that had the focus last. */
export class Marks {
  private readonly targets: SVGElement[];
  private readonly tip: HTMLElement;

  constructor(
    svg: SVGSVGElement,
    frame: HTMLElement,
    private readonly host: MarkHost,
  ) {
    this.targets = [...svg.querySelectorAll<SVGElement>('.map-mark')];
    this.tip = element('div', { class: 'map-tip', hidden: true, 'aria-hidden': 'true' });
    frame.append(this.tip);
    frame.addEventListener('scroll', () => this.hideTip(), { passive: true });
    for (const [i, target] of this.targets.entries()) {
      const label = host.labelOf(markOf(target));
      const words = label ? `${label.title}, ${label.detail}: ${label.amount}` : '';
      setAttributes(target, { role: 'button', tabindex: i === 0 ? 0 : -1, 'aria-label': words });
    }
    svg.addEventListener('pointerover', event => this.showTip(targetOf(event)));
    svg.addEventListener('pointerleave', () => this.hideTip());
    svg.addEventListener('focusin', event => this.focused(targetOf(event)));
    svg.addEventListener('focusout', () => this.hideTip());
    svg.addEventListener('click', event => this.activate(targetOf(event)));
    svg.addEventListener('keydown', event => this.pressed(event));
  }

  /** The mark with the focus; null if it is elsewhere. */
  get focusedMark(): number | null {
    const target = this.targets.find(one => one === document.activeElement);
    return target ? markOf(target) : null;
  }

  focus(mark: number): void {
    this.targets.find(target => markOf(target) === mark)?.focus();
  }

  private activate(target: SVGElement | null): void {
    if (target) this.host.open(markOf(target));
  }

  private focused(target: SVGElement | null): void {
    if (!target) return;
    for (const one of this.targets) if (one.tabIndex === 0) one.setAttribute('tabindex', '-1');
    target.setAttribute('tabindex', '0');
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.showTip(target);
  }

  private pressed(event: KeyboardEvent): void {
    const target = targetOf(event);
    if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction) this.neighbour(target, direction)?.focus();
    else if (event.key === 'Home') this.targets[0]?.focus();
    else if (event.key === 'End') this.targets.at(-1)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.activate(target);
    else if (event.key === 'Escape') this.hideTip();
    else return;
    event.preventDefault();
  }

  /** The nearest mark in a direction. */
  private neighbour(from: SVGElement, [toX, toY]: Direction): SVGElement | null {
    const start = placeOf(from);
    let best: { readonly target: SVGElement; readonly distance: number } | null = null;
    for (const target of this.targets) {
      const { x, y } = placeOf(target);
      const [ahead, aside] = toX
        ? [(x - start.x) * toX, Math.abs(y - start.y)]
        : [(y - start.y) * toY, Math.abs(x - start.x)];
      if (ahead < 1) continue;
      const distance = ahead + SIDEWAYS * aside;
      if (!best || distance < best.distance) best = { target, distance };
    }
    return best?.target ?? null;
  }

  private showTip(target: SVGElement | null): void {
    const label = target && this.host.labelOf(markOf(target));
    if (!target || !label) {
      this.hideTip();
      return;
    }
    this.tip.replaceChildren(
      element('strong', {}, label.title),
      element('div', {}, label.detail),
      element('div', {}, label.amount),
    );
    this.tip.hidden = false;
    const [box, tip] = [target.getBoundingClientRect(), this.tip.getBoundingClientRect()];
    const { clientWidth, clientHeight } = document.documentElement;
    const below = box.bottom + 8;
    this.tip.style.left = `${Math.max(4, Math.min(box.right + 10, clientWidth - tip.width - 12))}px`;
    this.tip.style.top = `${below + tip.height < clientHeight ? below : Math.max(4, box.top - tip.height - 8)}px`;
  }

  private hideTip(): void {
    this.tip.hidden = true;
  }
}

const markOf = (target: Element): number => Number(target.getAttribute('data-mark'));

const targetOf = (event: Event): SVGElement | null =>
  event.target instanceof Element ? event.target.closest<SVGElement>('.map-mark') : null;

function placeOf(target: SVGElement): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = target.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
