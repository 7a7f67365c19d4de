import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { Invitation, List, Person } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { InvitationInputDto, PersonInputDto, PersonPatchDto } from './dto/people-input';
import { PeopleService } from './people.service';

@Controller('municipalities/:slug/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Requires('offices.read')
  @AnswersList('Person', 'All people; addresses and roles for those who appoint.')
  list(@CurrentAccess() access: Access): Promise<List<Person>> {
    return this.people.list(access);
  }

  @Get(':id')
  @Requires('offices.read')
  @Answers('Person', 'One person.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Person> {
    return this.people.find(access, id);
  }

  @Post()
  @Requires('offices.appoint')
  @Accepts('PersonInput')
  @Answers('Person', 'Adds a person, who has no account yet.', 201)
  async create(@CurrentAccess() access: Access, @Body() input: PersonInputDto): Promise<Answer> {
    const person = await this.people.create(access, input);
    return Answer.created(person, `/api/v1/municipalities/${access.municipality.slug}/people/${person.id}`);
  }

  @Patch(':id')
  @Requires('settings.manage', { subject: 'person', ifMatch: true })
  @Accepts('PersonPatch')
  @Answers('Person', 'Changes a name, or the roles of an account.')
  update(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: PersonPatchDto,
  ): Promise<Person> {
    return this.people.update(access, id, patch);
  }

  @Post(':id/invitations')
  @HttpCode(201)
  @Requires('settings.manage', { subject: 'person' })
  @Accepts('InvitationInput')
  @Answers('Invitation', 'Makes a one-time link to hand over; the one before ends.', 201)
  invite(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: InvitationInputDto,
  ): Promise<Invitation> {
    return this.people.invite(access, id, input);
  }

  @Delete(':id/access')
  @HttpCode(200)
  @Requires('settings.manage', { subject: 'person', ifMatch: true })
  @Answers('Person', 'Ends the access of an account or invitation, at once.')
  removeAccess(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Person> {
    return this.people.removeAccess(access, id);
  }
}
