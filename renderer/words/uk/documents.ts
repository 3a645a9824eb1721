import type { Words } from '../words.ts';

export const ukDocuments: Words['documents'] = {
  'veteran-certificate': 'Електронне посвідчення ветерана',
  'internal-passport': 'Паспорт громадянина України (ID-картка)',
  'foreign-passport': 'Паспорт громадянина України для виїзду за кордон',
  passport: 'Паспорт громадянина України',
  'taxpayer-card': 'Картка платника податків (РНОКПП)',
  'reference-internally-displaced-person': 'Довідка внутрішньо переміщеної особи (ВПО)',
  'birth-certificate': 'Свідоцтво про народження дитини',
  'user-birth-record': 'Актовий запис про народження',
  'driver-license': 'Посвідчення водія',
  'vehicle-license': 'Свідоцтво про реєстрацію транспортного засобу',
  'student-id-card': 'Студентський квиток',
  'pension-card': 'Пенсійне посвідчення',
  'education-document': 'Документ про освіту',
  'name-change-act-record': 'Актовий запис про зміну імені',
  'marriage-act-record': 'Актовий запис про шлюб',
  'divorce-act-record': 'Актовий запис про розірвання шлюбу',
  'residence-permit-permanent': 'Посвідка на постійне проживання',
  'residence-permit-temporary': 'Посвідка на тимчасове проживання',
  other: 'Документ поза переліком',
};
