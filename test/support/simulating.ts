import { otklik } from '../../cli/otklik.ts';
import type { SimulatedStep } from '../../cli/simulation/step.ts';
import { keptIo } from './memory-io.ts';

/** Wednesday 12.03.2025 in Moscow. */
export const at = (clock: string) => `2025-03-12T${clock}:00+03:00`;
const incident = { externalId: '1', kind: 'incident', network: 'vk', detectedAt: at('10:00'), text: 'Яма.' };
export const received = { at: at('10:00'), do: 'receive', incident };
export const routed = { at: at('10:30'), do: 'route', units: ['roads'], photoRequired: false };
export const drafted = { at: at('12:00'), do: 'submit', unit: 'roads', kind: 'final', text: 'Починим.' };

/** Runs `otklik simulate` on these lines; an object is written as JSON. */
export async function simulate(lines: readonly (string | object)[], args: readonly string[] = ['anapa']) {
	const io = keptIo([lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')]);
	const code = await otklik(['simulate', ...args], io);
	const steps = io.said.stdout().split('\n').slice(0, -1);
	return { code, steps: steps.map((line) => JSON.parse(line) as SimulatedStep), stderr: io.said.stderr() };
}

/** What came of the last of these lines. */
export async function last(...lines: readonly (string | object)[]): Promise<SimulatedStep> {
	const { steps } = await simulate(lines);
	const step = steps.at(-1);
	if (step === undefined) throw new Error('nothing came out');
	return step;
}

/** The clock of a clause, that of another reading left out. */
export const clock = (step: SimulatedStep, clause: string) =>
	step.clocks.find((one) => one.clause === clause && one.shadow === undefined);
