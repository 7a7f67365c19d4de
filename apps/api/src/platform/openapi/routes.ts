import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from '../access/access-rule';
import { LIMITED } from '../access/limits';
import { ACCEPTED, ACCEPTED_FILE, OPERATION, type Operation } from './operation';

/** A route as its controller declares it. */
export interface Route {
  /** `SessionController.signIn` */
  readonly name: string;
  readonly controller: string;
  readonly method: string;
  /** Without the prefix of the API: `/municipalities/:slug`. */
  readonly path: string;
  /** Undefined: nobody gets an answer. */
  readonly rule: AccessRule | undefined;
  readonly operation: Operation | undefined;
  /** Name of the contract of its body; null: it takes none. */
  readonly accepted: string | null | undefined;
  /** Name of the contract of what comes beside its file, where it takes one. */
  readonly acceptedFile: string | undefined;
  /** Whether it is limited by account and address. */
  readonly limited: boolean;
  /** The class that its query is checked against. */
  readonly query: Type | undefined;
}

interface ControllerClass extends Type {
  readonly prototype: Record<string, () => unknown>;
}

/** Every route of the product, found in its controllers. */
export function routesOf(modules: ModulesContainer): Route[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) =>
    metatype === null ? [] : routesOfController(metatype as ControllerClass),
  );
}

function routesOfController(controller: ControllerClass): Route[] {
  return new MetadataScanner()
    .getAllMethodNames(controller.prototype)
    .map((name) => routeOf(controller, name))
    .filter((route) => route !== null);
}

function routeOf(controller: ControllerClass, name: string): Route | null {
  const handler = controller.prototype[name];
  if (!handler) return null;
  const reflector = new Reflector();
  const path = reflector.get<string | undefined>(PATH_METADATA, handler);
  if (path === undefined) return null;
  const prefix = reflector.get<string>(PATH_METADATA, controller);
  return {
    name: `${controller.name}.${name}`,
    controller: controller.name,
    method: RequestMethod[reflector.get<number>(METHOD_METADATA, handler)] ?? '',
    path: `/${[prefix, path].join('/').split('/').filter(Boolean).join('/')}`,
    rule: reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, controller]),
    operation: reflector.get<Operation | undefined>(OPERATION, handler),
    accepted: reflector.get<string | null | undefined>(ACCEPTED, handler),
    acceptedFile: reflector.get<string | undefined>(ACCEPTED_FILE, handler),
    limited: reflector.get<string | undefined>(LIMITED, handler) !== undefined,
    query: queryClassOf(controller, name),
  };
}

/** The type of a whole `@Query()`; single parameters have none to speak of. */
function queryClassOf(controller: ControllerClass, name: string): Type | undefined {
  const args = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
    Record<string, { readonly index: number; readonly data?: unknown }> | undefined;
  const query = Object.entries(args ?? {}).find(([kind]) =>
    kind.startsWith(`${RouteParamtypes.QUERY}:`),
  )?.[1];
  if (!query || query.data !== undefined) return undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype, name) as Type[];
  return types[query.index];
}
