/** Every name this function reads from its environment; the stack gives exactly these and the rights behind them. */
export const environment = ['STAGE', 'MAIL_QUEUE_URL', 'WORKFLOW_QUEUE_URL'] as const;
