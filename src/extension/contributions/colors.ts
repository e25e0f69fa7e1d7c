/** Colours that a theme or a user can change. */
import { prefixed } from './ids';

export interface ThemeColorEntry {
  readonly description: string;
  readonly dark: string;
  readonly light: string;
  readonly highContrast: string;
  readonly highContrastLight: string;
}

export const COLORS = {
  noteBorder: {
    description: 'Underline of text that has a note.',
    dark: '#d7ba7d',
    light: '#8a6100',
    highContrast: '#ffd866',
    highContrastLight: '#7a4f00',
  },
  relationBorder: {
    description: 'Underline of a related passage if the relation type has no colour of its own.',
    dark: '#9cdcfe',
    light: '#0b6a8f',
    highContrast: '#9cdcfe',
    highContrastLight: '#00507a',
  },
  confirmedQuote: {
    description: 'Overview ruler mark and icon colour of quotes with a confirmed speaker.',
    dark: '#73c991',
    light: '#2f7d4f',
    highContrast: '#89d185',
    highContrastLight: '#1b5e20',
  },
  unknownSpeaker: {
    description: 'Overview ruler mark of quotes whose speaker is unknown.',
    dark: '#cca700',
    light: '#8f6b00',
    highContrast: '#ffcc00',
    highContrastLight: '#6b5000',
  },
  shownPassageBackground: {
    description: 'Background of the passage shown by a view or a command.',
    dark: '#c8962e40',
    light: '#ffd65a80',
    highContrast: '#00000000',
    highContrastLight: '#00000000',
  },
  shownPassageBorder: {
    description: 'Outline of the passage shown by a view or a command.',
    dark: '#c8962e',
    light: '#a87400',
    highContrast: '#f38518',
    highContrastLight: '#b5200d',
  },
  reviewedQuoteBackground: {
    description: 'Background of the quote under review.',
    dark: '#2f5f9e55',
    light: '#b9d7f766',
    highContrast: '#003a70',
    highContrastLight: '#cfe5ff',
  },
  reviewedQuoteBorder: {
    description:
      'Border around the mention of the proposed speaker, and overview ruler mark of the quote, during a review.',
    dark: '#75beff',
    light: '#0060b0',
    highContrast: '#ffffff',
    highContrastLight: '#0f4a85',
  },
} as const satisfies Readonly<Record<string, ThemeColorEntry>>;

/** A colour id without the prefix. */
export type ColorName = keyof typeof COLORS;

export const colorId = (name: ColorName): string => prefixed(name);
