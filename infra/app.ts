import { join } from 'node:path';
import { App, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { bundleFunctions } from './bundle.ts';
import { LocalSynthesizer } from './local-synthesizer.ts';
import { OtklikStack } from './stacks/otklik-stack.ts';
import { WafStack } from './stacks/waf-stack.ts';
import { isLocal, readStage } from './stage.ts';

const root = join(import.meta.dirname, '..');
const bundles = process.env['OTKLIK_BUNDLES'] ?? join(root, 'dist/functions');

const app = new App();
const stage = readStage(app.node);
await bundleFunctions(root, bundles);

const props: StackProps = {
	env: isLocal(stage) ? { account: '000000000000', region: stage.region } : { region: stage.region },
	terminationProtection: stage.name === 'prod',
	// The roles of a bootstrapped account do not exist in the emulator.
	...(isLocal(stage) ? { synthesizer: new LocalSynthesizer() } : {}),
};
const product = new OtklikStack(app, `otklik-${stage.name}`, { stage, bundles }, props);
if (!isLocal(stage)) {
	new WafStack(app, `otklik-${stage.name}-wall`, product.front.api.api, props);
	acknowledge(product, stage);
	Validations.of(app).addPlugins(new AwsSolutionsChecks());
}
Tags.of(app).add('service', 'otklik');
