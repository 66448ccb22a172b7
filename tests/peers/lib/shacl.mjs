// rdf-validate-shacl: shapes are Turtle files, read once; data is N-Quads whose labels of blank nodes are kept.
import {Parser, Store} from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import {readFileSync} from 'node:fs';

const imports = 'http://www.w3.org/2002/07/owl#imports';
const validators = new Map();

/** The validator for the shapes of some files taken together. */
export function validator(files) {
  const key = files.join('\n');
  if(!validators.has(key)) {
    const shapes = new Store();
    files.forEach((file, at) => {
      const parser = new Parser({blankNodePrefix: `f${at}`});
      // The files are given all together: nothing is left to import.
      shapes.addQuads(parser.parse(readFileSync(file, 'utf8')).filter(quad => quad.predicate.value !== imports));
    });
    validators.set(key, new SHACLValidator(shapes));
  }
  return validators.get(key);
}

const text = term => term && (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);

export function readData(data) {
  return new Store(new Parser({format: 'N-Quads', blankNodePrefix: ''}).parse(data));
}

export async function shacl({shapes, data}) {
  const {conforms, results} = await validator(shapes).validate(readData(data));
  return {
    conforms,
    results: results.map(({focusNode, path, value, sourceConstraintComponent, severity}) => ({
      focus: text(focusNode),
      path: text(path) ?? null,
      value: text(value) ?? null,
      component: text(sourceConstraintComponent),
      severity: text(severity)
    }))
  };
}
