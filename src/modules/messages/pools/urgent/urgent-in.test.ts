import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownUrgentWords } from './own-list.ts'
import { phraseTokens, urgentIn } from './urgent-in.ts'

const help = (text: string) => urgentIn(text, ownUrgentWords)

test.each([
  ['I have chest pain since this morning', 'emergency'],
  ['My CHEST really hurts', 'emergency'],
  ['pain, mostly in my chest', 'emergency'],
  ['He can’t breathe', 'emergency'],
  ['I can not breathe!', 'emergency'],
  ['I cannot breathe', 'emergency'],
  ['The bleeding just will not stop', 'emergency'],
  ['She took too many pills', 'emergency'],
  ['I feel suicidal', 'crisis'],
  ['I don’t want to live anymore', 'crisis'],
  ['My baby has a fever', 'today'],
  ['I am out of insulin', 'today'],
  ['Me duele mucho el pecho', 'emergency'],
  ['Tengo un dolor en el pecho', 'emergency'],
  ['me falta el aire', 'emergency'],
  ['Quiero morirme', 'crisis'],
  ['quiero hacerme dano', 'crisis'],
  ['Mi bebé tiene fiebre', 'today'],
  ['che\u200bst pa\u00adin', 'emergency'],
])('%s: %s', (text, expected) => {
  expect(help(text)).toBe(expected)
})

test.each([
  'Can I move my visit to Monday?',
  'I have no chest pain',
  'I do not have any chest pain, and I feel well',
  'No tengo dolor en el pecho',
  'no me duele el pecho',
  'Pain in my knee. The chest x-ray was fine.',
  'Could you send my chest x-ray to Dr. Stein?',
  'Gracias por la receta',
  '',
  '… * ... ***',
])('nothing urgent: %s', text => {
  expect(help(text)).toBeNull()
})

test('a sentence that says no takes nothing from the next', () => {
  expect(help('Is it the medicine? No. Chest pain is back.')).toBe('emergency')
  expect(help('No fever, chest pain since noon')).toBe('emergency')
})

test('who denies thoughts of suicide is offered help all the same', () => {
  expect(help('I am not suicidal')).toBe('crisis')
})

test('the greater haste comes first', () => {
  expect(help('I am suicidal and took an overdose, my baby has a fever')).toBe('emergency')
})

test('every phrase of the list finds itself, and is one that the clinic could add', () => {
  for (const { phrase, help: expected } of ownUrgentWords) {
    const said = phrase.replaceAll('*', '').replaceAll(' ... ', ' of the ')
    expect([
      phrase,
      urgentIn(
        said,
        ownUrgentWords.filter(word => word.phrase === phrase),
      ),
    ]).toEqual([phrase, expected])
    expect(phrase.length).toBeLessThanOrEqual(60)
    expect(phraseTokens(phrase).length).toBeGreaterThan(0)
  }
  const keys = ownUrgentWords.map(({ language, phrase }) => `${language} ${phrase}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('whatever the clinic adds and people write, it answers, and soon', () => {
  const words = fc.constantFrom(
    'chest',
    'pain',
    '...',
    '*',
    'no',
    '.',
    ',',
    'a*',
    '\n',
    'ñ',
    '<b>',
    '(',
    '\\',
  )
  const texts = fc.array(words, { maxLength: 40 }).map(all => all.join(' '))
  fc.assert(
    fc.property(texts, texts, (phrase, text) => {
      const found = urgentIn(text, [{ language: 'en', help: 'today', phrase }])
      if (phraseTokens(phrase).length === 0) expect(found).toBeNull()
    }),
  )
  const start = performance.now()
  urgentIn('chest my and the pain of it no '.repeat(330), ownUrgentWords)
  expect(performance.now() - start).toBeLessThan(500)
})
