/** What every licence here allows: to be used and passed on in a closed product, for the mention of its author. */
const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'];

/** Of tools alone: they work on this code or beside it, and no line of theirs is passed on with the product. */
const ofTools = [...permissive, 'CC-BY-4.0', 'LGPL-3.0-only', 'MPL-2.0', 'Unlicense'];

/** What neither lock nor registry tells, looked up by hand. `ours` names the package, or a family of them by its start. */
const lookedUp: readonly { readonly ours: string; readonly licence: string; readonly because: string }[] = [
	{ ours: '@biomejs/cli-', licence: 'MIT', because: 'the half of @biomejs/biome for another system' },
	{ ours: '@oxc-parser/binding-', licence: 'MIT', because: 'the half of oxc-parser for another system' },
	{ ours: '@unrs/resolver-binding-', licence: 'MIT', because: 'the half of unrs-resolver for another system' },
	{ ours: 'suncalc', licence: 'BSD-2-Clause', because: 'its file LICENSE; the manifest has no field' },
	{
		ours: 'xmlhttprequest-ssl',
		licence: 'MIT',
		because: 'its file LICENSE; the manifest has the old field `licenses`',
	},
];

/**
 * Libraries that lie beside a bundle as files of their own (docs/adr/0027), which whoever has the product may replace:
 * that is what the LGPL asks for. And a font, which its licence lets go with a product but not be sold alone (docs/adr/0051).
 */
const beside = ['@img/sharp-', 'libheif-js', '@expo-google-fonts/arimo'];
const ofBeside = [...permissive, 'LGPL-3.0', 'LGPL-3.0-only', 'LGPL-3.0-or-later', 'OFL-1.1'];

/** A package as the bill of materials lists it. */
export interface Listed {
	readonly name: string;
	readonly version: string;
	/** An SPDX expression; null where nothing was told. */
	readonly licence: string | null;
	/** Whether only those who work on the product install it. */
	readonly tool: boolean;
}

/**
 * What is wrong with the licences, a line for each package; none where every one may be used as it is used. Of a choice
 * (`A OR B`) one allowed part does; whatever is said in a harder way than that is for a person to look up.
 */
export function licenceFaults(packages: readonly Listed[]): readonly string[] {
	return packages.flatMap(({ name, version, licence, tool }) => {
		const told =
			licence ?? lookedUp.find(({ ours }) => name === ours || (ours.endsWith('-') && name.startsWith(ours)))?.licence;
		if (told === undefined) return [`${name} ${version} tells no licence: look it up, and say so in licences.ts`];
		const isBeside = beside.some((one) => name === one || (one.endsWith('-') && name.startsWith(one)));
		const allowed: readonly string[] = tool ? ofTools : isBeside ? ofBeside : permissive;
		const choices = told.replace(/^\((.*)\)$/, '$1').split(' OR ');
		const isFine = (choice: string) =>
			allowed.includes(choice) || (isBeside && choice.split(' AND ').every((part) => allowed.includes(part)));
		if (choices.some(isFine)) return [];
		return [`${name} ${version} is under ${told}, which is not on the list of ${tool ? 'tools' : 'what is shipped'}`];
	});
}
