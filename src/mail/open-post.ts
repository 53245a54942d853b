import type { MailSettings } from '../config';
import { folderPost } from './folder-post';
import type { Post } from './post';
import { smtpPost } from './smtp-post';

export function openPost(settings: MailSettings): Post {
  return settings.kind === 'SMTP'
    ? smtpPost(settings.url, settings.from)
    : folderPost(settings.folder, settings.from);
}
