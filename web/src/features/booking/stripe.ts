// Stripe.js, as far as this app uses it: https://docs.stripe.com/js, read 2026-11. It is loaded from Stripe's own host, as
// Stripe asks for, by the page that takes a card and by no other.

interface Refusal {
  /** In the language of the form, to be shown. */
  readonly message?: string;
}

interface PaymentElement {
  mount(place: HTMLElement): void;
  destroy(): void;
  on(event: 'ready' | 'loaderror' | 'change', then: () => void): void;
}

export interface Elements {
  create(kind: 'payment'): PaymentElement;
  submit(): Promise<{ readonly error?: Refusal }>;
  update(options: { readonly amount: number } | { readonly appearance: Appearance }): void;
}

interface Appearance {
  readonly theme: 'stripe' | 'night';
  readonly variables: Readonly<Record<string, string>>;
}

export interface Stripe {
  /** The form for a payment whose intent the server makes: here a card becomes a payment method and nothing is charged. */
  elements(options: {
    readonly mode: 'payment';
    readonly amount: number;
    readonly currency: string;
    readonly paymentMethodCreation: 'manual';
    readonly paymentMethodTypes: readonly string[];
    readonly locale: string;
    readonly appearance: Appearance;
  }): Elements;
  createPaymentMethod(of: {
    readonly elements: Elements;
  }): Promise<{ readonly error?: Refusal; readonly paymentMethod?: { readonly id: string } }>;
}

type MakeStripe = (publishableKey: string) => Stripe;

/** Long enough for a slow telephone; afterwards the guest sees a message and may try again. */
const patienceMs = 20_000;

/** The page's policy accepts a script's address only from a named policy, and this one allows a single address. */
const trusted = (address: string): string => {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: object): MakesUrls } }).trustedTypes;
  if (!types) return address;
  const only = (asked: string): string => {
    if (asked !== address) throw new TypeError(`not the script of the payment form: ${asked}`);
    return asked;
  };
  return types.createPolicy('payment-form', { createScriptURL: only }).createScriptURL(address);
};
interface MakesUrls {
  /** A TrustedScriptURL, which a script's `src` takes as it takes a string. */
  createScriptURL(address: string): string;
}

const fetchScript = (address: string): Promise<MakeStripe> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = (): void => {
      script.remove();
      reject(new Error('the script of the payment form did not come'));
    };
    const timer = setTimeout(fail, patienceMs);
    script.onerror = fail;
    script.onload = () => {
      clearTimeout(timer);
      const make = (window as { Stripe?: MakeStripe }).Stripe;
      if (make) resolve(make);
      else fail();
    };
    script.src = trusted(address);
    document.head.append(script);
  });

let loading: Promise<MakeStripe> | undefined;

/** Stripe for that key; its script is fetched once, and once more after it did not come. */
export const loadStripe = async (address: string, publishableKey: string): Promise<Stripe> => {
  loading ??= fetchScript(address);
  try {
    return (await loading)(publishableKey);
  } catch (error) {
    loading = undefined;
    throw error;
  }
};

/** A token's colour as #rrggbb: the frame of another host has neither our variables nor support for every notation. */
const colourOf = (name: string): string => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return '#000000';
  canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

/** The house's look, for the form in the frame. */
export const appearanceOf = (dark: boolean): Appearance => ({
  theme: dark ? 'night' : 'stripe',
  variables: {
    colorPrimary: colourOf('--ink'),
    colorBackground: colourOf('--paper'),
    colorText: colourOf('--ink'),
    colorTextSecondary: colourOf('--ink2'),
    colorTextPlaceholder: colourOf('--ink3'),
    colorDanger: colourOf('--bad'),
    fontFamily: 'system-ui, sans-serif',
    borderRadius: '3px',
  },
});
