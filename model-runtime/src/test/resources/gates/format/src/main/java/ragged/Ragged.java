package ragged;

class Ragged{
  int  frames ;
}
