import { readText } from './checkout.ts';
import { resources, templateOf } from './product.ts';

/** An alarm of prod, as its template declares it. */
export interface Alarm {
	readonly AlarmName: string;
	readonly AlarmDescription: string;
	readonly Namespace: string;
	readonly MetricName: string;
	readonly Statistic: 'Sum' | 'Maximum' | 'Minimum';
	readonly ComparisonOperator: string;
	readonly Threshold: number;
	readonly TreatMissingData: string;
	readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** Every alarm of prod. */
export function alarmsOfProd(): readonly Alarm[] {
	return resources(templateOf('prod'), 'AWS::CloudWatch::Alarm').map(
		([, { Properties }]) => Properties as unknown as Alarm,
	);
}

export function nameOf({ AlarmName }: Alarm): string {
	return AlarmName.replace('otklik-prod-', '');
}

/** Whether CloudWatch would call a period bad in which these values of the metric came. */
export function isBad(
	{ Statistic, ComparisonOperator, Threshold, TreatMissingData }: Alarm,
	values: readonly number[],
): boolean {
	if (values.length === 0) return TreatMissingData === 'breaching';
	const value = {
		Sum: values.reduce((sum, one) => sum + one, 0),
		Maximum: Math.max(...values),
		Minimum: Math.min(...values),
	}[Statistic];
	if (ComparisonOperator === 'GreaterThanOrEqualToThreshold') return value >= Threshold;
	if (ComparisonOperator === 'GreaterThanThreshold') return value > Threshold;
	if (ComparisonOperator === 'LessThanThreshold') return value < Threshold;
	throw new Error(`what is ${ComparisonOperator}`);
}

/** The chapter of the runbook that bears an alarm's name, without its heading. Throws where there is none. */
export function chapterOf(name: string): string {
	const [, after = ''] = readText('docs/runbook.md').split(`\n## ${name}\n`);
	if (after === '') throw new Error(`the runbook has no chapter ${name}`);
	return after.split('\n## ')[0] ?? '';
}
