/** The noun that a town calls those who prepare its answers by, in the forms that sentences need. */
export interface UnitNoun {
	readonly gender: 'masculine' | 'feminine' | 'neuter';
	/** One, by case: «отдел, отдела, отделу, отдел, отделом». */
	readonly one: {
		readonly nominative: string;
		readonly genitive: string;
		readonly dative: string;
		readonly accusative: string;
		readonly instrumental: string;
	};
	/** Several of them: «отделов». */
	readonly several: string;
	/** Where something is sent: «в отдел», «исполнителю». */
	readonly to: string;
}

/** Whether it names people: then whom one chooses is said as whose something is, and nothing is sent into it. */
export function namesPeople({ gender, one }: UnitNoun): boolean {
	return gender === 'masculine' && one.accusative === one.genitive;
}
