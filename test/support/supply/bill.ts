import * as z from 'zod';
import type { Listed } from './licences.ts';

const licence = z.union([
	z.object({ license: z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]) }),
	z.object({ expression: z.string() }),
]);

const component = z.object({
	name: z.string(),
	version: z.string(),
	licenses: z.array(licence).optional(),
	hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
	properties: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

const cycloneDx = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(component) });

/** The packages of a bill of materials in the form CycloneDX, as `npm sbom` writes it. Throws where it is none. */
export function readBill(text: string): readonly Listed[] {
	return cycloneDx.parse(JSON.parse(text)).components.map(({ name, version, licenses = [], properties = [] }) => ({
		name,
		version,
		licence: licenses.length === 0 ? null : licenses.map(textOf).join(' AND '),
		tool: properties.some((one) => one.name === 'cdx:npm:package:development' && one.value === 'true'),
	}));
}

function textOf(one: z.infer<typeof licence>): string {
	if ('expression' in one) return one.expression;
	return 'id' in one.license ? one.license.id : one.license.name;
}
