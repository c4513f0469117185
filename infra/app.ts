import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { addProduct } from './product.ts';
import { readStage } from './stage.ts';

const root = join(import.meta.dirname, '..');
const bundles = process.env['OTKLIK_BUNDLES'] ?? join(root, 'dist/functions');

const app = new App();
const stage = readStage(app.node);
await bundleFunctions(root, bundles);
addProduct(app, { stage, bundles });
