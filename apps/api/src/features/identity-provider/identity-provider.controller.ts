import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { IdentityProviderCheck, IdentityProviderSettings } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { IdentityProviderCheckInputDto, IdentityProviderInputDto } from './dto/identity-provider-input';
import { IdentityProviderService } from './identity-provider.service';

const MANAGES = { subject: 'identity-provider', ifMatch: true, recent: true } as const;

@Controller('municipalities/:slug/identity-provider')
export class IdentityProviderController {
  constructor(private readonly providers: IdentityProviderService) {}

  @Get()
  @Requires('settings.manage')
  @Answers('IdentityProviderSettings', 'The municipality’s identity provider; its secret is never told.')
  find(@CurrentAccess() access: Access): Promise<IdentityProviderSettings> {
    return this.providers.find(access);
  }

  @Post('checks')
  @HttpCode(200)
  @Requires('settings.manage', { recent: true, transaction: false })
  @Accepts('IdentityProviderCheckInput')
  @Answers('IdentityProviderCheck', 'Asks a provider what it says of itself. Nothing is saved.')
  check(@Body() input: IdentityProviderCheckInputDto): Promise<IdentityProviderCheck> {
    return this.providers.check(input);
  }

  @Put(':id')
  @Requires('settings.manage', MANAGES)
  @Accepts('IdentityProviderInput')
  @Answers('IdentityProviderSettings', 'Connects an identity provider; its id is the municipality’s.')
  set(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: IdentityProviderInputDto,
  ): Promise<IdentityProviderSettings> {
    return this.providers.set(access, id, input);
  }

  @Delete(':id')
  @HttpCode(200)
  @Requires('settings.manage', MANAGES)
  @Answers('IdentityProviderSettings', 'Ends the connection, and forgets its secret.')
  remove(@CurrentAccess() access: Access, @IdParam() id: string): Promise<IdentityProviderSettings> {
    return this.providers.remove(access, id);
  }
}
