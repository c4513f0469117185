/** Every name this function reads from its environment; the stack gives exactly these and the rights behind them. */
export const environment = ['STAGE', 'TABLE_NAME'] as const;
