/** One test as its file wrote it down, with the hooks of every block around it, outermost first. */
export interface Unit {
	readonly title: string;
	readonly run: () => Promise<void>;
}

type Body = (...values: never[]) => unknown;
type Hook = () => unknown;

interface Block {
	readonly titles: readonly string[];
	readonly outer: Block | null;
	readonly hooks: Record<'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll', Hook[]>;
}

let block = blockIn(null, []);
let units: Unit[] = [];

/** What the files loaded since the last call have written down. */
export function takeUnits(): readonly Unit[] {
	const taken = units;
	units = [];
	block = blockIn(null, []);
	return taken;
}

/** Every test stands alone: the hooks that come before all of a block come before it, too. */
export const it = Object.assign(
	(title: string, body: Hook) => {
		const around = chain(block);
		units.push({ title: [...block.titles, title].join(' '), run: () => within(around, body) });
	},
	{ each: eachBy((title, body) => it(title, body)) },
);

export const describe = Object.assign(
	(title: string, body: Hook) => {
		const outer = block;
		block = blockIn(outer, [...outer.titles, title]);
		try {
			body();
		} finally {
			block = outer;
		}
	},
	{ each: eachBy((title, body) => describe(title, body)) },
);

export const beforeAll = (hook: Hook) => void block.hooks.beforeAll.push(hook);
export const beforeEach = (hook: Hook) => void block.hooks.beforeEach.push(hook);
export const afterEach = (hook: Hook) => void block.hooks.afterEach.push(hook);
export const afterAll = (hook: Hook) => void block.hooks.afterAll.push(hook);

function eachBy(write: (title: string, body: Hook) => void) {
	return (rows: readonly unknown[]) => (title: string, body: Body) => {
		for (const row of rows) {
			const values: readonly unknown[] = Array.isArray(row) ? row : [row];
			write(`${title} ${brief(values[0])}`, () => Reflect.apply(body, undefined, values));
		}
	};
}

function brief(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 60) : '';
}

async function within(around: readonly Block[], body: Hook): Promise<void> {
	const after = around.toReversed();
	try {
		for (const { hooks } of around) for (const hook of hooks.beforeAll) await hook();
		for (const { hooks } of around) for (const hook of hooks.beforeEach) await hook();
		await body();
	} finally {
		for (const { hooks } of after) for (const hook of hooks.afterEach) await hook();
		for (const { hooks } of after) for (const hook of hooks.afterAll) await hook();
	}
}

function chain(inner: Block): readonly Block[] {
	return inner.outer === null ? [inner] : [...chain(inner.outer), inner];
}

function blockIn(outer: Block | null, titles: readonly string[]): Block {
	return { titles, outer, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] } };
}
