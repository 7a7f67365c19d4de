import { mergeApplicationConfig } from '@angular/core';
import { bootstrapApplication, type BootstrapContext } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { serverConfig } from './app/app.config.server';

const config = mergeApplicationConfig(appConfig, serverConfig);

export default function bootstrap(context: BootstrapContext) {
  return bootstrapApplication(App, config, context);
}
