/** What may be said of a case in a log: ids, codes and counts. No text, name, address, link or token. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
	info(message: string, fields?: LogFields): void;
	warn(message: string, fields?: LogFields): void;
	error(message: string, fields?: LogFields): void;
}

/** Counts for dashboards and alarms; the names stand in functions/runtime/metric-names.ts. */
export interface Meter<Name extends string = string> {
	count(name: Name, value?: number): void;
	seconds(name: Name, value: number): void;
}

/** Counts that are told apart by more than their name. */
export interface MeterBy<Name extends string = string> {
	/**
	 * Counts one under these values. Each combination is a metric of its own that is paid for by the month, so none may
	 * come from outside: names that we gave, and causes of a closed list.
	 */
	countBy(name: Name, values: Readonly<Record<string, string>>): void;
}
