import { LANGUAGES } from '@wegmarke/domain/contracts';
import { runCommand } from './command';
import { type Founding, FoundingService } from './features/municipalities/founding.service';
import { MunicipalitiesModule } from './features/municipalities/municipalities.module';

/** The arguments that `tools/municipality.mjs` has read and checked: slug, name, address, languages. */
runCommand(MunicipalitiesModule, async (app, [slug = '', name = '', admin = '', languages = '']) => {
  const asked = languages.split(',');
  const founding: Founding = {
    slug,
    name,
    admin,
    languages: LANGUAGES.filter((language) => asked.includes(language)),
    // Whoever runs the command hands the link on.
    deliver: 'link',
  };
  return (await app.get(FoundingService).found(founding)).invitation;
});
