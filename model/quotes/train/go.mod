module whosaid/model/quotes/train

go 1.26.0

require whosaid v0.0.0

replace whosaid => ../../..
