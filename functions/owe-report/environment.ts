/** Every name this function reads from its environment; the stack gives exactly these and the rights behind them. */
export const environment = ['STAGE', 'TABLE_NAME', 'LINK_KEY_SECRET', 'SENDER_ADDRESS', 'CONFIGURATION_SET'] as const;
