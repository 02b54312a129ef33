import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { routeOf } from './route.decorator';
import type { RouteSpec } from './route-spec';

/** Every route of the gateway, gathered from its controllers. */
@Injectable()
export class RouteTable implements OnModuleInit {
  private routes: ReadonlyArray<{ readonly spec: RouteSpec; readonly pattern: RegExp }> = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const specs = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => specsOf(metatype?.prototype as object | undefined, this.scanner));
    this.routes = specs.map((spec) => ({ spec, pattern: patternOf(spec.path) }));
  }

  all(): RouteSpec[] {
    return this.routes.map(({ spec }) => spec);
  }

  find(method: string, url: string): RouteSpec | undefined {
    return this.matching(url).find((spec) => spec.method === method);
  }

  methodsOf(url: string): string[] {
    return this.matching(url).map((spec) => spec.method);
  }

  private matching(url: string): RouteSpec[] {
    const path = url.split('?', 1)[0]!;
    return this.routes.filter(({ pattern }) => pattern.test(path)).map(({ spec }) => spec);
  }
}

function specsOf(prototype: object | undefined, scanner: MetadataScanner): RouteSpec[] {
  if (!prototype) return [];
  const methods = scanner.getAllMethodNames(prototype).map((name) => (prototype as Record<string, unknown>)[name]);
  return methods.map(routeOf).filter((spec) => spec !== undefined);
}

function patternOf(path: string): RegExp {
  const text = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${text}$`);
}
