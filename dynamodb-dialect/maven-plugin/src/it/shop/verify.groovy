def migrations = new File(basedir, 'src/main/resources/META-INF/virga/migrations')
assert migrations.list().sort() ==
        ['0001_init.json', '0001_init.snapshot.json', '0002_reshape.json', '0002_reshape.snapshot.json']

def reshape = new File(migrations, '0002_reshape.json').text
assert reshape.contains('"step": "addIndex"')
assert reshape.contains('{"change": "rename", "attribute": "name", "to": "title"}')
assert reshape.contains('{"change": "add", "attribute": "status", "value": "NEW"}')

def found = new File(basedir, 'target/found/0001_found.json').text
assert found.contains('"unit": "default"')
assert found.contains('"step": "createTable"')

def log = new File(basedir, 'build.log').text
assert log.contains('MIGRATION_NEEDED: the migrations do not lead to the mapping')
assert log.contains('add index gsi1')
// what Hibernate has to say of itself is nothing to a build
assert !log.contains('HHH')
true
