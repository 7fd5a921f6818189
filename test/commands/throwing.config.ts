throw new Error('this config has a mistake')
