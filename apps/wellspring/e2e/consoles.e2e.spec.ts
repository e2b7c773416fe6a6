import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testBrowser } from '@wellspring/testing';
import { chromium, type Browser } from 'playwright-core';
import {
  author,
  brokenPackage,
  casts,
  learner,
  packageFile,
  protocols,
  rosterFile,
  storyOf,
} from './consoles/material.js';
import { Person, type Screen } from './consoles/person.js';
import { System } from './system.js';

jest.setTimeout(180_000);

const found = await testBrowser();

/** What Chromium does by itself has no place in a test, and root runs it without a sandbox. */
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];

describe('the consoles in a browser', () => {
  if ('missing' in found) {
    it.skip(`are not tested: ${found.missing}`, () => undefined);
    return;
  }
  const { executable } = found;
  let system: System;
  let browser: Browser;
  let password: string;
  const present: Person[] = [];

  beforeAll(async () => {
    [system, browser] = await Promise.all([
      System.start(),
      chromium.launch({ executablePath: executable, args: quiet, timeout: 30_000 }),
    ]);
    const { accounts } = await system.profile();
    password = accounts.find(({ email }) => email === learner.email)?.password ?? '';
  }, 120_000);
  afterEach(async () => {
    const people = present.splice(0);
    await Promise.all(people.map((person) => person.close()));
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    try {
      await browser?.close();
    } finally {
      await system?.stop();
    }
  }, 60_000);

  async function strangerAt(screen: Screen): Promise<Person> {
    const person = await Person.at(browser, system.url, screen);
    present.push(person);
    return person;
  }

  it('are within reach of the keyboard when a desktop is enlarged four times', async () => {
    const person = await strangerAt('enlarged');
    await person.signIn('Odile Ferreira');
    // Areas that cannot be seen cannot be reached.
    expect(await person.areas.getAttribute('inert')).not.toBeNull();
    await person.press('Areas');
    expect(await person.areas.getAttribute('inert')).toBeNull();
    await person.looks('areas');
    await person.page.keyboard.press('Escape');
    expect(await person.areas.getAttribute('inert')).not.toBeNull();
    await person.goTo('Organisation', 'Organisation');
    await person.press('Remove Operator');
    await person.looks('dialog');
    await person.press('Keep it', person.dialog);
    await person.leavesDialog();
  });

  describe.each(['desktop', 'phone'] as const)('on a %s', (screen) => {
    const story = storyOf(screen);
    const cast = casts[screen];
    const stranger = () => strangerAt(screen);

    async function somebody(name: string): Promise<Person> {
      const person = await stranger();
      await person.signIn(name);
      return person;
    }

    it('say what this is, and let nobody in without a sign-in', async () => {
      const person = await stranger();
      await person.looks('home');
      await person.open('/frameworks', 'Frameworks');
      await person.sees('Security operations analyst, level 1');
      await person.open('/my-credentials', 'Please sign in');
      await person.looks('please-sign-in');
      await person.open('/no/such/page', 'There is no such page');
      await person.looks('not-found');
      await person.open('/sign-up', 'Make a wallet');
      await person.looks('sign-up');
    });

    it('let one person sign out, and another sign in', async () => {
      const person = await somebody(author);
      await person.press('Sign out');
      await person.heading('Skills that travel, verified');
      await person.signIn(cast.registrar);
    });

    it('let a framework author find, import and write what skills mean', async () => {
      const person = await somebody(author);
      await person.looks('author-home');
      await person.goTo('Frameworks', 'Frameworks');
      await person.findItem('Skill', 'network protocols', protocols, 'Show');
      await person.sees('Revision 1 of');
      await person.looks('frameworks');

      await person.press('Import a CASE package');
      await person.hands.hand(person.dialog.getByRole('button', { name: 'Package' }), brokenPackage);
      await person.press('Preview', person.dialog);
      await person.sees('Nothing was stored');
      person.refused(400);
      await person.looks('import-refused');
      await person.hands.hand(
        person.dialog.getByRole('button', { name: 'Package' }),
        packageFile(story.imported),
      );
      await person.press('Preview', person.dialog);
      await person.sees('a new framework', person.dialog);
      await person.looks('import-preview');
      await person.press('Import', person.dialog);
      await person.leavesDialog();
      await person.follow(story.imported);
      await person.arrives(story.imported);
      await person.sees('Count the stock');

      await person.goTo('Frameworks', 'Frameworks');
      await person.follow('Write a framework');
      await person.arrives('New framework');
      await person.fill({ Title: story.framework, Code: 'FD1', Statement: 'Welcome a guest' });
      await person.looks('new-framework');
      await person.press('Publish 1 item');
      await person.arrives(story.framework);
      await person.sees('Welcome a guest');
      await person.press('Add items');
      await person.fill({ Statement: 'Hand over a room' }, person.dialog);
      await person.looks('add-items');
      await person.press('Publish revision 2', person.dialog);
      await person.leavesDialog();
      await person.sees('Hand over a room');
      await person.sees('Revision 2: 2 items');
      await person.looks('framework');
    });

    it('let a registrar define an achievement and issue it, once and by a roster', async () => {
      const person = await somebody(cast.registrar);
      await person.goTo('Achievements', 'Achievements');
      await person.follow('New achievement');
      await person.arrives('New achievement');
      await person.fill({
        Name: story.achievement,
        Description: 'Keeps a network running.',
        'What it takes': 'Passed the practical examination.',
      });
      await person.findItem('Skills that it shows', 'network protocols', protocols);
      await person.sees('1 chosen');
      await person.looks('new-achievement');
      await person.press('Publish');
      await person.arrives('Achievements');
      await person.sees(story.achievement);
      await person.looks('achievements');

      await person.goTo('Issue', 'Issue');
      await person.choose('Achievement', story.achievement);
      await person.choose('Level', 'Independently');
      await person.fill({
        'Name of the learner': learner.name,
        'E-mail of the learner': learner.email,
        'Your own number of this award': `${screen}-1`,
      });
      await person.press('Issue', person.page.getByRole('tabpanel'));
      const claimLink = person.page.getByRole('textbox', { name: 'Claim link' });
      story.claimUrl = await claimLink.inputValue();
      await person.looks('award');

      await person.hands.turnTo(person.page.getByRole('tab', { name: 'A roster' }));
      await person.hands.hand(person.page.getByRole('button', { name: 'Roster' }), rosterFile(story));
      await person.press('Preview');
      await person.sees('1 would be issued');
      await person.looks('roster-preview');
      await person.press('Issue 1 credential');
      await person.arrives('Roster');
      await person.sees('1 issued');
      await person.sees('1 rejected');
      await person.looks('roster');

      await person.goTo('Credentials', 'Issued credentials');
      await person.press(`Revoke ${story.achievement} of Nora Villaseñor`);
      await person.fill({ Reason: 'Issued to the wrong person' }, person.dialog);
      await person.looks('revoke');
      await person.press('Revoke', person.dialog);
      await person.leavesDialog();
      await person.sees('Issued to the wrong person');
      await person.looks('issued');
      await person.goTo('Recipients', 'Recipients');
      await person.sees(learner.email);
      await person.looks('recipients');
    });

    it('let a learner claim, see that it is genuine, consent and share', async () => {
      const person = await stranger();
      await person.open(story.claimUrl, 'Receive your credentials');
      await person.looks('claim');
      await person.press('Sign in to my wallet');
      await person.heading('Sign in');
      await person.fill({ 'E-mail': learner.email, Password: password });
      await person.looks('sign-in');
      await person.press('Sign in', person.page.locator('#main'));
      await person.heading('Receive your credentials');
      await person.press('Connect my wallet');
      await person.arrives('My credentials');
      await person.follow(`Open ${story.achievement}`);
      await person.arrives(story.achievement);
      await person.sees(protocols);
      await person.sees('Level: Independently');
      const checks = person.page.getByRole('list', { name: 'Checks' });
      await person.sees('proof', checks);
      expect(await checks.getByText('failed', { exact: true }).count()).toBe(0);
      await person.looks('credential');
      const [download] = await Promise.all([person.page.waitForEvent('download'), person.press('Download')]);
      story.credential = await readFile(await download.path(), 'utf8');

      await person.press('Share');
      await person.fill({ 'What for': 'Application at the harbour' }, person.dialog);
      await person.press('Make a link', person.dialog);
      story.shareUrl = await person.dialog.getByRole('textbox', { name: 'Link' }).inputValue();
      await person.looks('share');
      await person.press('Done', person.dialog);
      await person.leavesDialog();

      await person.goTo('Consent', 'Consent');
      await person.press('Consent to matching');
      await person.sees('all credentials in your wallet, now and later', person.dialog);
      await person.looks('consent-terms');
      await person.press('I consent', person.dialog);
      await person.leavesDialog();
      await person.sees(/^live$/);
      await person.looks('consents');
      await person.goTo('Credentials', 'My credentials');
      await person.sees(/^verified$/);
      await person.looks('my-credentials');
    });

    it('show a shared credential to whoever has the link, until the learner ends it', async () => {
      const visitor = await stranger();
      await visitor.open(story.shareUrl, 'Shared with you');
      await visitor.sees(/^Verified$/);
      await visitor.looks('shared');

      const person = await somebody(learner.name);
      await person.goTo('Shares', 'Shares');
      await person.looks('shares');
      await person.hands.press(
        person.page.getByRole('row', { name: /open/ }).getByRole('button', { name: /^End the link for/ }),
      );
      await person.looks('end-share');
      await person.press('End it', person.dialog);
      await person.leavesDialog();
      await person.sees(/^ended$/);
      await person.goTo('Activity', 'Activity');
      await person.sees('Somebody opened the link for');
      await person.looks('activity');

      await visitor.open(story.shareUrl, 'Shared with you');
      await visitor.sees('This could not be loaded');
      visitor.refused(404);
      await visitor.looks('share-ended');
    });

    it('let a recruiter post, see who fits and why, subscribe, and verify', async () => {
      const person = await somebody(cast.recruiter);
      await person.goTo('Postings', 'Postings');
      await person.looks('postings-empty');
      await person.follow('New posting');
      await person.arrives('New posting');
      await person.fill({ Title: story.posting, Place: 'Phoenix' });
      await person.findItem('Add a requirement', 'network protocols', protocols);
      await person.choose('Least level', '2 By routine');
      await person.sees('fewer than 3 qualified');
      await person.looks('new-posting');
      await person.press('Publish');
      await person.arrives(story.posting);
      await person.sees('100 %');
      await person.looks('posting');
      await person.follow(/^[0-9a-f]{8}$/);
      await person.arrives('Why this candidate');
      await person.sees(/^met$/);
      await person.sees('achieved level 3');
      await person.sees('who has not released a name to you');
      await person.choose('Outcome', 'Interviewed');
      await person.press('Record');
      await person.sees(/^Interviewed,/);
      await person.looks('match');

      await person.goTo('Feeds', 'Feeds');
      await person.press('Subscribe');
      await person.sees('Keep the secret now');
      await person.looks('feeds');
      await person.follow('Polling and streaming');
      await person.arrives('Feed');
      await person.sees(/^new$/);
      await person.sees(/^live$/);
      await person.looks('feed');
      story.feedPath = new URL(person.page.url()).pathname;

      await person.goTo('Verify', 'Verify a credential');
      await person.fill({ Credential: story.credential });
      await person.press('Verify');
      await person.sees(/^Verified$/);
      await person.looks('verified');
      await person.fill({ Credential: story.credential.replace('Network technician', 'Chief technician') });
      await person.press('Verify');
      await person.sees(/^Not verified$/);
      await person.looks('not-verified');
      await person.goTo('Trust registry', 'Trust registry');
      await person.sees(cast.college);
      await person.looks('trust');
    });

    it('let a learner release a name, and withdraw: every feed is told while one looks', async () => {
      const recruiter = await somebody(cast.recruiter);
      await recruiter.open(story.feedPath, 'Feed');
      await recruiter.sees(/^live$/);

      const person = await somebody(learner.name);
      await person.goTo('Matches', 'My matches');
      await person.looks('my-matches');
      await person.follow(`Why this opening: ${story.posting}`);
      await person.arrives(story.posting);
      await person.sees(/^met$/);
      await person.looks('my-match');
      await person.press('Release my name');
      await person.looks('release');
      await person.press('Release it', person.dialog);
      await person.leavesDialog();
      await person.sees(`knows you as ${learner.name}`);

      await person.goTo('Consent', 'Consent');
      await person.press('Withdraw');
      await person.sees('You have 1 match', person.dialog);
      await person.looks('withdraw');
      await person.press('Withdraw it', person.dialog);
      await person.leavesDialog();
      await person.sees(/^withdrawn$/);
      await recruiter.sees('consent withdrawn');
      await recruiter.looks('feed-after-withdrawal');
      await person.goTo('Matches', 'My matches');
      await person.sees('No opening fits yet');

      await recruiter.goTo('Postings', 'Postings');
      await recruiter.follow(story.posting);
      await recruiter.arrives(story.posting);
      await recruiter.sees('Nobody fits now');
      await recruiter.press('Close the posting');
      await recruiter.looks('close-posting');
      await recruiter.press('Close it', recruiter.dialog);
      await recruiter.leavesDialog();
      await recruiter.sees('Closed as filled');
      await recruiter.looks('posting-closed');
    });

    it('show a researcher what was adopted, and what was lost again', async () => {
      const person = await somebody('Sofia Marchetti');
      await person.goTo('Adoption', 'Adoption');
      for (const stage of ['Credentials issued', 'Claimed', 'Shared', 'Verified', 'Matches delivered'])
        await person.sees(stage);
      const issued = person.page.getByRole('row', { name: /^Credentials issued/ });
      expect(await issued.innerText()).toMatch(/[1-9]\d*\s+credentials/);
      await person.choose('Period', 'The last day, by hour');
      await person.sees('in this period; times in UTC');
      await person.looks('adoption');
    });

    it('show an operator how it goes, and each event as it comes', async () => {
      const person = await somebody('Odile Ferreira');
      await person.goTo('Operations', 'Operations');
      await person.sees('No event is parked in any context');
      await person.sees(/^live$/);
      expect(await person.page.getByText('does not answer').count()).toBe(0);

      const registrar = await somebody(cast.registrar);
      await registrar.goTo('Issue', 'Issue');
      await registrar.choose('Achievement', story.achievement);
      await registrar.fill({
        'Name of the learner': 'Pia Lindgren',
        'E-mail of the learner': 'pia@example.org',
        'Your own number of this award': `${screen}-4`,
      });
      await registrar.press('Issue', registrar.page.getByRole('tabpanel'));
      await registrar.sees(/^Issued$/);
      const step = person.page.getByRole('list', { name: 'Flow' }).getByRole('listitem').filter({
        hasText: 'Issued',
      });
      await step.getByText('1', { exact: true }).waitFor();
      await person.looks('operator');

      await person.goTo('Organisation', 'Organisation');
      await person.sees('API clients');
      await person.looks('organisation');
    });

    it('let an operator decide about an event that a handler refused', async () => {
      const person = await somebody('Odile Ferreira');
      const event = {
        eventId: '0197a1c0-0000-7000-8000-000000000061',
        type: 'credential.verified',
        key: 'a-holder',
        state: 'dead',
        attempts: 6,
        cause: 'the matches of a posting could not be written',
        parkedAt: '2026-05-15T16:00:01.000Z',
        envelope: { type: 'credential.verified' },
      };
      const parked = '**/operations/matching/parked-events';
      await person.page.route(parked, (route) => route.fulfill({ json: [event] }));
      await person.page.route(`${parked}/*/skip`, async (route) => {
        await person.page.route(parked, (list) => list.fulfill({ json: [] }));
        await route.fulfill({ status: 204 });
      });
      await person.goTo('Operations', 'Operations');
      await person.sees(event.cause);
      await person.press('Skip credential.verified in matching');
      await person.sees('The context will never apply it', person.dialog);
      await person.looks('skip');
      await person.press('Skip', person.dialog);
      await person.leavesDialog();
      await person.sees('No event is parked in any context');

      await person.page.route('**/operations/verifier/status', (route) => route.fulfill({ status: 503 }));
      await person.sees('does not answer');
      await person.page.unroute('**/operations/verifier/status');
      await person.misses('does not answer');
      person.refused(503);
    });
  });
});
