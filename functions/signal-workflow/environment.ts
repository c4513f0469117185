/** Every name this function reads from its environment; the stack gives exactly these and the rights behind them. */
export const environment = [
	'STAGE',
	'TABLE_NAME',
	'CASE_MACHINE_ARN',
	'CLOCK_MACHINE_ARN',
	'OWN_WORKFLOW_QUEUE',
] as const;
