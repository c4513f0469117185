import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { functionNames } from '../../functions/needs.ts';
import { addProduct } from '../../infra/product.ts';
import type { OtklikStack } from '../../infra/stacks/otklik-stack.ts';
import { readStage, type StageName } from '../../infra/stage.ts';
import { readText } from './checkout.ts';

/** A folder with something in the place of each bundle: what a template says does not hang on what a Lambda does. */
export function emptyBundles(): string {
	const folder = mkdtempSync(join(tmpdir(), 'otklik-bundles-'));
	for (const name of functionNames) {
		mkdirSync(join(folder, name));
		writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = async () => undefined;\n');
	}
	return folder;
}

/** What the local cloud says of its stage. */
export const localStage = {
	region: 'eu-central-1',
	mailDomain: 'otklik.localhost',
	sender: 'otklik@otklik.localhost',
	runbook: 'docs/runbook.md',
	publicUrl: 'http://127.0.0.1:4566/_aws/execute-api/otklik/v1',
	clock: { at: '2025-04-28T14:20:00Z', since: '2026-01-01T00:00:00Z', rate: 600 },
};

/** What whoever deploys prod must add to cdk.json, which cannot know who hears of alarms. */
export const prodAdded = { alarmMail: 'duty@otklik.example' };

interface CdkJson {
	readonly context: { readonly stages: Readonly<Record<string, object>> };
}

/**
 * An app with the context of cdk.json, prod made whole, for a stage; `changed` adds to what it says of that stage, `said`
 * is what the command line says by `--context`.
 */
export function appFor(stage: string, changed: object = {}, said: Readonly<Record<string, string>> = {}): App {
	const { context } = JSON.parse(readText('cdk.json')) as CdkJson;
	const { prod } = context.stages;
	const stages: Record<string, object> = { local: localStage, ...context.stages, prod: { ...prod, ...prodAdded } };
	return new App({
		context: { ...context, ...said, stage, stages: { ...stages, [stage]: { ...stages[stage], ...changed } } },
	});
}

/** The product of a stage in an app of its own, not yet synthesized; `changed` adds to the stage's settings. */
export function productFor(
	name: StageName,
	changed: object = {},
	said: Readonly<Record<string, string>> = {},
): { readonly app: App; readonly product: OtklikStack } {
	const app = appFor(name, changed, said);
	return { app, product: addProduct(app, { stage: readStage(app.node), bundles: emptyBundles() }) };
}

const made = new Map<StageName, Template>();

/** The template of a stage's product. */
export function templateOf(name: StageName): Template {
	const known = made.get(name) ?? Template.fromStack(productFor(name).product);
	made.set(name, known);
	return known;
}

/** A resource as a template holds it. */
export interface Resource {
	readonly Type: string;
	readonly Properties: Readonly<Record<string, unknown>>;
	readonly DeletionPolicy?: string;
}

/** The logical id that a reference in a template is to: `Ref` or `Fn::GetAtt`. Throws where it is neither. */
export function idOf(reference: unknown): string {
	const { Ref, 'Fn::GetAtt': [id] = [] } = reference as {
		readonly Ref?: string;
		readonly 'Fn::GetAtt'?: readonly string[];
	};
	const found = Ref ?? id;
	if (found === undefined) throw new Error(`${JSON.stringify(reference)} is no reference`);
	return found;
}

/** All resources of a type, by their logical ids. */
export function resources(template: Template, type: string): readonly (readonly [string, Resource])[] {
	return Object.entries(template.findResources(type) as Record<string, Resource>);
}

/** The one resource of a type. Throws when there is another number of them. */
export function only(template: Template, type: string): Resource {
	const [first, ...others] = resources(template, type);
	if (!first || others.length > 0) throw new Error(`${type}: ${others.length + (first ? 1 : 0)} of them`);
	return first[1];
}
